import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

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
