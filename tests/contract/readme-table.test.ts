import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { markedTables } from '../kit/markdown-tables.js';

const root = path.resolve(__dirname, '../..');
const columns = { Server: 'api/src/features', Screens: 'web/src/features', Stories: 'tests/acceptance' } as const;

/** Folders without a row of their own, which the text below the table names. */
const elsewhere = [
  'api/src/features/rule-versions',
  'api/src/features/today',
  'web/src/features/today',
  'web/src/features/session',
  'tests/acceptance/product',
];

const page = readFileSync(path.join(root, 'README.md'), 'utf8');
const rows = markedTables(page).find(({ name }) => name === 'nouns')?.rows ?? [];
/** The folder in a cell such as `` `api/src/features/areas` ``. */
const folderIn = (cell = ''): string => /^`([^`]+)`$/.exec(cell)?.[1] ?? '';
const isFolder = (folder: string): boolean => existsSync(path.join(root, folder));

describe('the table of nouns in the README', () => {
  test('lists existing folders, with the same noun in each row', () => {
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const folders = Object.keys(columns).map((column) => folderIn(row[column]));
      expect(folders.filter((folder) => !isFolder(folder))).toEqual([]);
      expect(new Set(folders.map((folder) => path.posix.basename(folder))).size).toBe(1);
    }
  });

  test.each(Object.entries(columns))(
    '%s: has a row for every folder, and each row a folder below it',
    (column, parent) => {
      const named = rows.map((row) => folderIn(row[column]));
      const present = readdirSync(path.join(root, parent), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => `${parent}/${name}`);
      expect(present.filter((folder) => !named.includes(folder) && !elsewhere.includes(folder))).toEqual([]);
      expect(named.filter((folder) => !folder.startsWith(`${parent}/`))).toEqual([]);
    },
  );

  test('every noun has an acceptance test', () => {
    const withoutStory = rows
      .map((row) => folderIn(row['Stories']))
      .filter((folder) => !readdirSync(path.join(root, folder)).some((file) => file.endsWith('.test.ts')));
    expect(withoutStory).toEqual([]);
  });

  test('the text below names folders without a row', () => {
    const text = page.slice(page.indexOf('<!-- table: nouns -->'));
    expect(elsewhere.filter((folder) => !text.includes(`\`${folder}\``) || !isFolder(folder))).toEqual([]);
  });
});
