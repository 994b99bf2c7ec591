import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as supported from '../../store/src/supported.js';
import { kept } from './kept-without-use.cases.js';
import { useKinds } from './usage.js';

type Usage = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/**
 * Usage recorded in runs of acceptance, browser and tool tests and of mongoose's ordinary calls; `npm run record:usage`
 * records it again.
 */
const recorded = JSON.parse(readFileSync(path.resolve('tests/conformance/recorded-usage.json'), 'utf8')) as Usage;

const below = (of: string, fields: object): string[] => Object.keys(fields).map((field) => `${of}.${field}`);

/** Everything that the store supports, by kind. */
const offered: Readonly<Record<string, readonly string[]>> = {
  command: Object.keys(supported.commandRules),
  option: [
    ...below('*', supported.genericFields),
    ...Object.entries(supported.commandRules).flatMap(([name, { fields }]) => below(name, fields)),
    ...below('update.updates', supported.updateFields),
    ...below('delete.deletes', supported.deleteFields),
  ],
  filter: [...supported.fieldOperators, ...supported.logicalOperators],
  update: supported.updateOperators,
  'array clause': supported.arrayClauses,
  'positional operator': ['$'],
  stage: supported.stages,
  expression: supported.expressions,
  accumulator: supported.accumulators,
  variable: supported.variables,
  'index option': supported.indexOptions,
  'index kind': ['ascending or descending'],
  'partial filter': supported.partialFilterOperators,
  type: Object.keys(supported.valueTypes),
};

/** Types without the position in which they occurred. */
const usedOf = (kind: string): string[] => [
  ...new Set(Object.keys(recorded[kind] ?? {}).map((name) => (kind === 'type' ? (name.split(' ')[0] ?? '') : name))),
];
const keptOf = (kind: string): string[] => Object.keys(kept[kind] ?? {});

describe('what the store supports', () => {
  it.each(Object.keys(offered))('is used, or has a reason to stay: %s', (kind) => {
    const needless = offered[kind]?.filter((name) => ![...usedOf(kind), ...keptOf(kind)].includes(name));
    expect(needless).toEqual([]);
  });

  it.each(Object.keys(offered))('has no reason for something used or unsupported: %s', (kind) => {
    const needless = keptOf(kind).filter(
      (name) => usedOf(kind).includes(name) || offered[kind]?.includes(name) !== true,
    );
    expect(needless).toEqual([]);
  });

  it.each([...useKinds, 'type'])('includes everything that was used: %s', (kind) => {
    expect(usedOf(kind).filter((name) => offered[kind]?.includes(name) !== true)).toEqual([]);
  });

  it('was used in every kind of run', () => {
    const runs = new Set(Object.values(recorded).flatMap((names) => Object.values(names).flat()));
    expect([...runs].sort()).toEqual(['acceptance', 'browser', 'drills', 'mongoose', 'tools']);
  });
});
