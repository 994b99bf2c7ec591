import { readFileSync } from 'node:fs';
import path from 'node:path';
import { lifeCycle } from '../../api/src/features/families/life-cycle/life-cycle.js';
import { ruleVersionInForce } from '../../api/src/features/rule-versions/rule-versions.service.js';
import { markedTables } from '../kit/markdown-tables.js';
import { domainTables } from './domain-tables.js';
import { statisticsTables } from './statistics-tables.js';
import { printedLike, type RowCheck } from './table-cells.js';

const root = path.resolve(__dirname, '../..');
const pages: readonly (readonly [page: string, checks: Readonly<Record<string, RowCheck>>])[] = [
  ['docs/domain.md', domainTables],
  ['docs/statistics.md', statisticsTables],
];
const tablesOf = (page: string) => markedTables(readFileSync(path.join(root, page), 'utf8'));

describe.each(pages)('tables of %s', (page, checks) => {
  const tables = tablesOf(page);

  test('each check has a table and each marked table a check', () => {
    expect(tables.map(({ name }) => name).sort()).toEqual(Object.keys(checks).sort());
    expect(tables.filter(({ rows }) => rows.length === 0)).toEqual([]);
  });

  test.each(tables.map(({ name, rows }) => [name, rows] as const))(
    '%s: each cell equals the computed value',
    (name, rows) => {
      const computed = rows.map((row, index) => {
        const values = Object.entries(checks[name]?.(row, index) ?? {});
        expect(values.length).toBeGreaterThan(0);
        const cells = values.map(([heading, value]) => [heading, printedLike(row[heading] ?? '', value)]);
        return { ...row, ...Object.fromEntries(cells) };
      });
      expect(computed).toEqual(rows);
    },
  );
});

test('docs/domain.md lists every step, every domain and every number of the rules', () => {
  const rowsOf = (name: string) => tablesOf('docs/domain.md').find((table) => table.name === name)?.rows ?? [];
  expect(rowsOf('life-cycle')).toHaveLength(Object.keys(lifeCycle).length);
  expect(rowsOf('domains')).toHaveLength(ruleVersionInForce().domains.length);
  const settings = Object.keys(ruleVersionInForce()).filter((name) => name !== 'number' && name !== 'domains');
  expect(
    rowsOf('rule-version')
      .map((row) => row['Setting of rule version 1'] ?? '')
      .sort(),
  ).toEqual(settings.sort());
});
