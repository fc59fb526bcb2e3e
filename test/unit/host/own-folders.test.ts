import assert from 'node:assert/strict';
import path from 'node:path';
import { resolveOwnFolders } from '../../../src/host/own-folders';

const HOME = path.resolve('/home/张三');
/** What a person writes for the workspace folder. */
const VARIABLE = ['$', '{workspaceFolder}'].join('');
const WORKSPACE = path.resolve('/工作/讲稿 1');

function resolve(entries: unknown, workspaceFolder: string | undefined = WORKSPACE) {
  return resolveOwnFolders([{ entries, workspaceFolder }], HOME);
}

suite('resolveOwnFolders', () => {
  for (const [entry, folder] of [
    ['/data/素材', path.resolve('/data/素材')],
    ['/data/素材/', path.resolve('/data/素材')],
    [' /data/../素材 ', path.resolve('/素材')],
    ['~', HOME],
    ['~/', HOME],
    ['~/讲稿/2020', path.join(HOME, '讲稿', '2020')],
    ['~讲稿', path.join(WORKSPACE, '~讲稿')],
    [VARIABLE, WORKSPACE],
    [`${VARIABLE}/素材`, path.join(WORKSPACE, '素材')],
    [`${VARIABLE}//etc`, path.join(WORKSPACE, 'etc')],
    [`${VARIABLE}素材`, path.join(WORKSPACE, `${VARIABLE}素材`)],
    ['素材', path.join(WORKSPACE, '素材')],
    ['./素材/', path.join(WORKSPACE, '素材')],
    ['../素材', path.join(path.dirname(WORKSPACE), '素材')],
    ['.', WORKSPACE],
  ] as const) {
    test(`${JSON.stringify(entry)}`, () => {
      assert.deepEqual(resolve([entry]), { folders: [folder], unresolved: [] });
    });
  }

  test('without a workspace folder only what is relative to one is left', () => {
    const entries = ['/a', '~/b', `${VARIABLE}/c`, 'd'];
    assert.deepEqual(resolveOwnFolders([{ entries, workspaceFolder: undefined }], HOME), {
      folders: [path.resolve('/a'), path.join(HOME, 'b')],
      unresolved: [`${VARIABLE}/c`, 'd'],
    });
  });

  test('folders of all workspace folders in order, each once', () => {
    const other = path.resolve('/other');
    const settings = [
      { entries: ['/a', 'b'], workspaceFolder: WORKSPACE },
      { entries: ['/a/', 'b', '~'], workspaceFolder: other },
    ];
    assert.deepEqual(resolveOwnFolders(settings, HOME).folders, [
      path.resolve('/a'),
      path.join(WORKSPACE, 'b'),
      path.join(other, 'b'),
      HOME,
    ]);
  });

  for (const entries of [undefined, null, '~/讲稿', 7, {}, [], [''], ['  '], [7, null, ['a']]]) {
    test(`${JSON.stringify(entries)} names no folder`, () => {
      assert.deepEqual(resolve(entries), { folders: [], unresolved: [] });
    });
  }
});
