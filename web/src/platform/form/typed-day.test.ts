import { typedDay } from './typed-day.js';

const shortDates = ['ar-SY', 'ar-EG', 'ar-AE', 'en-GB', 'ar-u-nu-latn', 'ar-SY-u-nu-arab'];
const days = ['2019-03-05', '2018-12-31', '2020-02-29', '1958-01-09', '2026-10-11'];

/** How Intl writes a day in the common calendar. */
const written = (day: string, locale: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(`${locale}${locale.includes('-u-') ? '' : '-u'}-ca-gregory`, {
    timeZone: 'UTC',
    ...options,
  }).format(new Date(`${day}T00:00:00Z`));

describe('a typed day', () => {
  test.each([
    '05032019',
    '٠٥٠٣٢٠١٩',
    '5/3/2019',
    '٥/٣/٢٠١٩',
    '05-03-2019',
    '5.3.2019',
    '5 3 2019',
    '2019-03-05',
    '2019/3/5',
    '20190305',
    '٥\u200F/٣\u200F/٢٠١٩',
    '\u061C05/03/2019\u200F',
    '\u206605/03/2019\u2069',
    '۵/۳/۲۰۱۹',
    '０５/０３/２０１９',
    '5 آذار 2019',
    '٥ آذار ٢٠١٩',
    '5 آذار/مارس 2019',
    '5 مارس 2019م',
    'الثلاثاء، 5 مارس 2019',
    'March 5, 2019',
    'Tue, 5 Mar 2019',
    '5th of March 2019',
    '5-Mar-2019',
    '2019 آذار 5',
    '2019-03-05T10:30:00.000Z',
    '5/3/2019, 10:30',
    '05/03/2019 10:30 ص',
  ])('%j is 5 March 2019', (text) => {
    expect(typedDay(text)).toEqual({ kind: 'day', day: '2019-03-05' });
  });

  test.each([
    ['01 كانون الثاني 2019', '2019-01-01'],
    ['1 كانون ثاني 2019', '2019-01-01'],
    ['31 كانون الأول 2018', '2018-12-31'],
    ['3 تشرين الأول 2018', '2018-10-03'],
    ['3 تشرين الثاني 2018', '2018-11-03'],
    ['3 ت2 2018', '2018-11-03'],
    ['3 ك1 2018', '2018-12-03'],
    ['9 أبريل 2018', '2018-04-09'],
    ['9 إبريل 2018', '2018-04-09'],
    ['9 حزيران 2018', '2018-06-09'],
    ['9 يوليو 2018', '2018-07-09'],
    ['9 آب 2018', '2018-08-09'],
    ['9 اغسطس 2018', '2018-08-09'],
    ['9 أيلول 2018', '2018-09-09'],
    ['05032012', '2012-03-05'],
    ['29/2/2020', '2020-02-29'],
  ])('%j is %s', (text, day) => {
    expect(typedDay(text)).toEqual({ kind: 'day', day });
  });

  test.each(shortDates)('is read as Intl writes it in %s', (locale) => {
    for (const day of days) {
      for (const style of ['long', 'full'] as const) {
        const text = written(day, locale, { dateStyle: style });
        expect([text, typedDay(text)]).toEqual([text, { kind: 'day', day }]);
      }
      const digits = written(day, locale, { day: '2-digit', month: '2-digit', year: 'numeric' });
      expect([digits, typedDay(digits)]).toEqual([digits, { kind: 'day', day }]);
    }
    const en = written('2019-03-05', 'en-US', { dateStyle: 'full', timeStyle: 'short' });
    expect([en, typedDay(en)]).toEqual([en, { kind: 'day', day: '2019-03-05' }]);
  });

  test.each([
    ['', { kind: 'empty' }],
    [' \u200F ', { kind: 'empty' }],
    ['1958', { kind: 'year', year: '1958' }],
    ['١٩٥٨', { kind: 'year', year: '1958' }],
  ])('%j is no day but no mistake', (text, expected) => {
    expect(typedDay(text)).toEqual(expected);
  });

  test.each([
    ['28/6/1440', 'HIJRI'],
    ['٢٨/٦/١٤٤٠ هـ', 'HIJRI'],
    ['28061440', 'HIJRI'],
    ['1440-06-28', 'HIJRI'],
    ['١٤٤٠', 'HIJRI'],
    ['28 جمادى الآخرة 1440', 'HIJRI'],
    ['5 رمضان 1440هـ', 'HIJRI'],
    ['Ramadan 5, 1440 AH', 'HIJRI'],
    ['31/2/2019', 'IMPOSSIBLE'],
    ['31022019', 'IMPOSSIBLE'],
    ['3/25/2019', 'IMPOSSIBLE'],
    ['0/3/2019', 'IMPOSSIBLE'],
    ['29 شباط 2019', 'IMPOSSIBLE'],
    ['5/3/19', 'SHORT_YEAR'],
    ['5 آذار 19', 'SHORT_YEAR'],
    ['5/3', 'NOT_A_DAY'],
    ['050319', 'NOT_A_DAY'],
    ['غدًا', 'NOT_A_DAY'],
    ['آذار 2019', 'NOT_A_DAY'],
    ['5 آذار شباط 2019', 'NOT_A_DAY'],
    ['5/3/2019 6/3/2019', 'NOT_A_DAY'],
  ])('%j is refused: %s', (text, reason) => {
    expect(typedDay(text)).toEqual({ kind: 'problem', problem: reason });
  });
});
