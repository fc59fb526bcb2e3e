import { writeFileSync } from 'node:fs';
import Fuse, { type IFuseOptions } from 'fuse.js';
import type { Engine } from '../engine';

export function createFuse(name: string, options: IFuseOptions<string>): Engine {
  let fuse = new Fuse<string>([], options);
  return {
    library: 'fuse.js',
    name: `fuse.js, ${name}`,
    isSlow: true,
    build({ passages }) {
      fuse = new Fuse(
        passages.map(({ text }) => text),
        options,
      );
    },
    search: (query, limit) => fuse.search(query, { limit }).map(({ refIndex }) => refIndex),
    save: (file) => writeFileSync(file, JSON.stringify(fuse.getIndex())),
  };
}
