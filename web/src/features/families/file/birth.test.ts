import { birthText, parseBirth } from './birth.js';

describe('date of birth', () => {
  it.each([
    ['', { bornOn: null, bornYearOnly: false }],
    ['1984', { bornOn: '1984-01-01', bornYearOnly: true }],
    ['١٩٨٤', { bornOn: '1984-01-01', bornYearOnly: true }],
    ['5/3/2011', { bornOn: '2011-03-05', bornYearOnly: false }],
    [' 05.03.2011 ', { bornOn: '2011-03-05', bornYearOnly: false }],
    ['٠٥٠٣٢٠١١', { bornOn: '2011-03-05', bornYearOnly: false }],
    ['29-2-2012', { bornOn: '2012-02-29', bornYearOnly: false }],
  ])('parses %p', (text, birth) => expect(parseBirth(text)).toEqual(birth));

  it.each(['84', '31/2/2011', '5/3', 'قديم'])('rejects the ambiguous or impossible %p', (text) =>
    expect(parseBirth(text)).toBeNull(),
  );

  it('formats a date so that it parses to the same date', () => {
    for (const text of ['', '1984', '05/03/2011']) {
      const birth = parseBirth(text);
      expect(birth === null ? null : birthText(birth)).toBe(text);
    }
  });
});
