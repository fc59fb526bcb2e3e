import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Engine } from '../engine';
import type { Tokenize } from '../tokens';

/** The part of node:sqlite that is used here; the types of the Node that the extension is built for lack it. */
interface Sqlite {
  readonly DatabaseSync: new (file: string) => Database;
}
interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
}
interface Statement {
  run(...values: (string | number)[]): unknown;
  all(...values: (string | number)[]): { rowid: number }[];
}

/** node:sqlite where this Node has it. */
export function loadSqlite(): Sqlite | undefined {
  return process.getBuiltinModule('node:sqlite' as 'fs') as unknown as Sqlite | undefined;
}

/** Words or pairs, written with blanks between them. */
export function createFts5(sqlite: Sqlite, name: string, tokenize: Tokenize): Engine {
  return create(sqlite, name, {
    tokenizer: 'unicode61',
    toText: (text) => tokenize(text).join(' '),
    toQuery: tokenize,
  });
}

/** SQLite's own way with any language: every three characters that follow each other. */
export function createFts5Trigram(sqlite: Sqlite): Engine {
  const toQuery = (query: string): string[] =>
    Array.from(query.matchAll(/[\p{L}\p{N}]{3,}/gu), ([run]) =>
      Array.from({ length: run.length - 2 }, (_, i) => run.slice(i, i + 3)),
    ).flat();
  return create(sqlite, 'trigram', { tokenizer: 'trigram', toText: (text) => text, toQuery });
}

interface Cutting {
  readonly tokenizer: string;
  toText(text: string): string;
  toQuery(query: string): string[];
}

function create({ DatabaseSync }: Sqlite, name: string, cutting: Cutting): Engine {
  const folder = mkdtempSync(path.join(tmpdir(), 'jianggao-fts5-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const own = path.join(folder, 'index.sqlite');
  let question: Statement | undefined;
  const open = (file: string): Database => {
    const database = new DatabaseSync(file);
    database.exec('PRAGMA synchronous = OFF');
    database.exec(
      `CREATE VIRTUAL TABLE IF NOT EXISTS p USING fts5(t, tokenize = '${cutting.tokenizer}')`,
    );
    question = database.prepare('SELECT rowid FROM p WHERE p MATCH ? ORDER BY rank LIMIT ?');
    return database;
  };
  return {
    library: 'SQLite FTS5',
    name: `SQLite FTS5, ${name}`,
    build({ passages }) {
      const database = open(own);
      const insert = database.prepare('INSERT INTO p(rowid, t) VALUES (?, ?)');
      database.exec('BEGIN');
      passages.forEach(({ text }, number) => {
        insert.run(number, cutting.toText(text));
      });
      database.exec('COMMIT');
    },
    search(query, limit) {
      const terms = [...new Set(cutting.toQuery(query))].map((term) => `"${term}"`);
      const rows = terms.length === 0 ? [] : question?.all(terms.join(' OR '), limit);
      return (rows ?? []).map(({ rowid }) => Number(rowid));
    },
    save: (file) => copyFileSync(own, file),
    load: open,
  };
}
