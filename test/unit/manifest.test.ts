import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = process.cwd();

interface Manifest {
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command?: string }[]>>;
    readonly keybindings: readonly { readonly command: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
    readonly languages: readonly { readonly id: string }[];
  };
}

function read(...parts: string[]): string {
  return readFileSync(path.join(root, ...parts), 'utf8');
}

function readTable(...parts: string[]): Record<string, string> {
  return JSON.parse(read(...parts)) as Record<string, string>;
}

const manifest = JSON.parse(read('package.json')) as Manifest;
const source = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => read('src', file))
  .join('\n');

/** Every string below a value, keys apart. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

function keysOf(table: Readonly<Record<string, string>>): string[] {
  return Object.keys(table).sort();
}

function placeholders(text: string): string[] {
  return [...new Set(text.match(/\{\d+\}/g) ?? [])].sort();
}

suite('package.json: names and descriptions', () => {
  const used = stringsIn(manifest).flatMap((text) => /^%(.+)%$/.exec(text)?.[1] ?? []);

  for (const file of ['package.nls.json', 'package.nls.zh-cn.json']) {
    test(`${file} has every text that the manifest names, and no other`, () => {
      assert.ok(used.length > 0);
      assert.deepEqual(keysOf(readTable(file)), [...new Set(used)].sort());
    });

    test(`${file} leaves no text empty`, () => {
      for (const [key, text] of Object.entries(readTable(file))) {
        assert.notEqual(text.trim(), '', key);
      }
    });
  }

  test('a % that the manifest does not resolve would be shown as it is', () => {
    const loose = stringsIn(manifest).filter((text) => /%\w+\.\w+|\w+\.\w+%/.test(text));
    assert.ok(loose.every((text) => /^%[\w.]+%$/.test(text)));
  });
});

suite('l10n bundle', () => {
  const bundle = readTable('l10n', 'bundle.l10n.zh-cn.json');
  const literals = [...source.matchAll(/l10n\.t\(\s*'((?:\\.|[^'\\])*)'/g)].map((match) =>
    (match[1] ?? '').replace(/\\(['\\])/g, '$1'),
  );

  test('every message is a literal', () => {
    assert.ok(literals.length > 0);
    assert.equal(literals.length, source.split('l10n.t(').length - 1);
  });

  test('every message has its translation, and no other is there', () => {
    assert.deepEqual(keysOf(bundle), [...new Set(literals)].sort());
  });

  test('a translation has the placeholders of its message', () => {
    for (const [message, translation] of Object.entries(bundle)) {
      assert.notEqual(translation.trim(), '', message);
      assert.deepEqual(placeholders(translation), placeholders(message), message);
    }
  });
});

/** `'a.b.c'` itself, or a template that ends in its last part: `a.b.${…}`. */
function stands(id: string): boolean {
  const family = id.slice(0, id.lastIndexOf('.') + 1);
  return (
    source.includes(`'${id}'`) ||
    (family.split('.').length > 2 && source.includes(`\`${family}\${`))
  );
}

suite('package.json: contributions', () => {
  const { commands, menus, keybindings, configuration, languages } = manifest.contributes;
  const ids = commands.map(({ command }) => command);

  test('every command is contributed once and registered', () => {
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) {
      assert.ok(stands(id), id);
    }
  });

  test('menus and keys name contributed commands', () => {
    const named = [...Object.values(menus).flat(), ...keybindings].flatMap(
      ({ command }) => command ?? [],
    );
    for (const command of named) {
      assert.ok(ids.includes(command), command);
    }
  });

  test('every setting is read, and every setting that is read is contributed', () => {
    const names = Object.keys(configuration.properties);
    assert.ok(names.every((name) => name.startsWith('jianggao.')));
    for (const name of names) {
      assert.ok(source.includes(`'${name.slice('jianggao.'.length)}'`), name);
    }
    for (const [, name = ''] of source.matchAll(/isOn\(\s*'([\w.]+)'/g)) {
      assert.ok(names.includes(`jianggao.${name}`), name);
    }
  });

  test('every file that it names is there', () => {
    const files = stringsIn(manifest).filter((text) => /^\.\/(?!dist\/)/.test(text));
    assert.ok(files.includes('./snippets/scaffolds.json'));
    for (const file of [...files, 'images/icon.png']) {
      assert.ok(existsSync(path.join(root, file)), file);
    }
  });

  test('our language is among those that the code works in', () => {
    for (const { id } of languages) {
      assert.ok(source.includes(`'${id}'`), id);
    }
  });

  test('no newer API is compiled against than the oldest VS Code has', () => {
    const partsOf = (version: string | undefined): number[] =>
      (/(\d+)\.(\d+)\.(\d+)/.exec(version ?? '') ?? []).slice(1).map(Number);
    const [engine, types] = [manifest.engines.vscode, manifest.devDependencies['@types/vscode']];
    const [major = 0, minor = 0] = partsOf(engine);
    const [typesMajor = 0, typesMinor = 0] = partsOf(types);
    assert.ok(major > 0 && typesMajor > 0, `${engine} ${types}`);
    assert.ok(typesMajor * 1000 + typesMinor <= major * 1000 + minor, `${engine} ${types}`);
  });
});
