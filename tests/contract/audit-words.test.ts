import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import mongoose from 'mongoose';
import { models } from '../../api/src/app/models.js';
import { readRules } from '../../api/src/app/read-rules.js';
import { recordChanges } from '../../api/src/features/audit/record-changes.js';

const root = path.resolve(__dirname, '../..');
const words = ['ar', 'en'].map(
  (language) =>
    JSON.parse(readFileSync(path.join(root, `web/src/features/audit/audit.${language}.json`), 'utf8')) as Record<
      string,
      string
    >,
);

/** Sources of the server without tests, which contain the actions of the audit log as strings. */
const sources = readdirSync(path.join(root, 'api/src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('generated'))
  .map((file) => readFileSync(path.join(root, 'api/src', file), 'utf8'));

const toldModels: ReadonlySet<string> = new Set(
  'Account Area Association Membership Cluster ServiceType Pilot PilotExtension IncomeLine PriceIndexValue Family'.split(
    ' ',
  ),
);

const matchesOf = (pattern: RegExp): string[] => [
  ...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, found = '']) => found))),
];

describe('audit-words', () => {
  const recordTypes = matchesOf(/recordType: '([a-zA-Z]+)'/g);

  it('the app names every kind of record in both languages', () => {
    expect(recordTypes.length).toBeGreaterThan(15);
    for (const text of words)
      expect(recordTypes.filter((type) => text[`RecordType.${type}`] === undefined)).toEqual([]);
  });

  it('the app names every kind of read, and every field of configuration and of a family, in both languages', () => {
    const reads = Object.values(readRules).map(({ kind }) => kind);
    expect(reads).toEqual(expect.arrayContaining(['familyFile', 'monthGrid', 'outcomes']));
    const connection = mongoose.createConnection();
    const fields = models
      .map((modelOf) => modelOf(connection) as unknown as { modelName: string; schema: mongoose.Schema })
      .filter(({ modelName }) => toldModels.has(modelName))
      .flatMap(({ modelName, schema }) => {
        const recordType =
          modelName === 'PriceIndexValue' ? 'priceIndex' : modelName.charAt(0).toLowerCase() + modelName.slice(1);
        const after = Object.fromEntries(Object.keys(schema.paths).map((field) => [field, 'new']));
        return recordChanges(recordType, {}, after).map(({ field }) => field);
      });
    expect(fields.length).toBeGreaterThan(50);
    for (const text of words) {
      expect(reads.filter((kind) => text[`RecordType.${kind}`] === undefined)).toEqual([]);
      expect(reads.filter((kind) => text[`Action.read.${kind}`] === undefined)).toEqual([]);
      expect(fields.filter((field) => text[`Field.${field}`] === undefined)).toEqual([]);
    }
  });

  it('the app names every action in both languages', () => {
    const actions = matchesOf(/'((?:[a-z]+[A-Z]?[a-z]*)\.[a-z][a-zA-Z]+)'/g).filter(
      (action) => !/\.(js|ts|service|policy|model|resolvers)$/.test(action),
    );
    const isAction = (action: string): boolean =>
      [...recordTypes, 'month', 'question', 'outcomes'].includes(action.split('.')[0] ?? '');
    const written = actions.filter(isAction);
    expect(written).toEqual(expect.arrayContaining(['intervention.log', 'assessment.record', 'family.undoExit']));
    for (const text of words) expect(written.filter((action) => text[`Action.${action}`] === undefined)).toEqual([]);
  });
});
