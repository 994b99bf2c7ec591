import { unknownCitations } from './citations.js';
import { readableFiles } from './source-files.js';

const files = readableFiles();
const pages = files.filter(({ file }) => file.endsWith('.md'));
/** Contains the citations that the test must find. */
const thisFile = 'tests/architecture/citations.test.ts';

describe('citations', () => {
  it('name only existing pages and sections, and no codes of decisions', () => {
    expect(files.length).toBeGreaterThan(900);
    expect(files.filter(({ file }) => file !== thisFile).flatMap((file) => unknownCitations(file, pages))).toEqual([]);
  });

  it.each([
    ['// Money is rounded last (analytics.md).', ['analytics.md']],
    ['// See `docs/design/house.md` for why.', ['docs/design/house.md']],
    ["test('domain.md 3.7: a typed amount is read', () => {", ['domain.md 3.7']],
    ['Readers: [statistics](statistics.md), section 12.', ['statistics.md), section 12']],
    ['/** Refused (D21): see O3 and W1/S2. */', ['D21', 'O3', 'W1', 'S2']],
    ['"M1: the month is closed"', ['M1']],
  ])('are reported if the page or section does not exist: %s', (text, found) => {
    expect(unknownCitations({ file: 'a.ts', text }, pages)).toEqual(found.map((citation) => `a.ts: ${citation}`));
  });

  it.each([
    'How it is laid out: [DESIGN](../store/DESIGN.md); [statistics.md](statistics.md), section 7; domain.md, section 10.',
    'size: A4; F1(t) + F2(t); /^[A-Z0-9-]+$/; `${day}T09:00:00Z`; as V8 writes it',
    "export const EditIcon = icon('M4 20l1-4L16 5l3 3L8 19l-4 1zM14 7l3 3');",
    "['A2/10', 'A00000002/00000010']",
  ])('are not reported for other texts: %s', (text) => {
    expect(unknownCitations({ file: 'a.ts', text }, pages)).toEqual([]);
  });
});
