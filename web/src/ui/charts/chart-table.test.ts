import Papa from 'papaparse';
import { csvOf } from './chart-table.js';

const before: readonly [what: string, text: string][] = [
  ['nothing', ''],
  ['spaces', '  \u00A0\u3000'],
  ['a zero-width space', '\u200B'],
  ['direction marks', '\u061C\u200F'],
  ['an isolate', '\u2067'],
  ['a soft hyphen and a word joiner', '\u00AD\u2060'],
  ['a byte order mark', '\uFEFF'],
  ['fillers', '\u3164\u2800'],
  ['control characters', '\u0000\u0008'],
  ['a lone vowel sign', '\u0651'],
  ['a variation selector', '\uFE0F'],
];
const signs = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫', '\u2212', '⁼'];

/** The cells of the file, as a spreadsheet reads them. */
function cellsOf(text: string): string[][] {
  const file = csvOf({
    headers: [text, 'x'],
    rows: [
      [
        { text, value: text },
        { text: '-5', value: -5 },
      ],
    ],
  });
  return Papa.parse<string[]>(file.slice(1).trimEnd()).data;
}

describe('CSV', () => {
  test.each(before)('cells that begin with a sign of a formula behind %s are texts', (_, start) => {
    for (const sign of signs) {
      const text = `${start}${sign}SUM(AB:AC)`;
      expect(cellsOf(text)).toEqual([
        [`'${text}`, 'x'],
        [`'${text}`, '-5'],
      ]);
    }
  });

  test.each(['عنقود الشام', '\u200Fأسرة - حي', '100% (من 6)', 'a=b', '(+963)', '٥', '  نص', '1-2', 'x@y'])(
    'the honest text %j stays as it is',
    (text) => {
      expect(cellsOf(text)[0]?.[0]).toBe(text);
    },
  );
});
