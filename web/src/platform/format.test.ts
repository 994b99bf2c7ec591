import { makeFormat } from './format.js';

describe('format', () => {
  const arabic = makeFormat({ language: 'ar', digits: 'western' });
  const eastern = makeFormat({ language: 'ar', digits: 'eastern' });
  const english = makeFormat({ language: 'en', digits: 'western' });

  it('writes Levantine month names and either digits', () => {
    expect(arabic.month('2018-07')).toBe('تموز 2018');
    expect(eastern.month('2018-07')).toBe('تموز ٢٠١٨');
    expect(english.month('2018-07')).toBe('July 2018');
  });

  it('writes the day first, also on right-to-left pages', () => {
    expect(arabic.date('2018-03-09')).toBe('09/03/2018');
    expect(eastern.date('2018-03-09')).toBe('٠٩/٠٣/٢٠١٨');
    expect(english.date('2018-03-09')).toBe('09/03/2018');
    expect(arabic.dateTime('2018-03-09T10:00:00Z')).not.toContain('\u200F');
    expect(arabic.dateTime('2018-03-09T10:00:00Z')).toMatch(/^09\/03\/2018،/);
  });

  it('returns names in the reader’s language, or the other one when that is empty', () => {
    expect(arabic.name({ ar: 'لباس', en: 'Clothing' })).toBe('لباس');
    expect(english.name({ ar: 'لباس', en: '' })).toBe('لباس');
  });
});
