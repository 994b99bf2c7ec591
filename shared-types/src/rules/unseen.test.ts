import { isBlank, trimmed, withoutUnseen } from './unseen.js';

describe('text that shows nothing', () => {
  test.each([
    ['nothing', ''],
    ['spaces of all kinds', ' \u00A0\u2003\u3000\t\n'],
    ['joiners', '\u200C\u200D'],
    ['direction marks', '\u200E\u200F\u061C'],
    ['direction overrides and isolates', '\u202A\u202E\u2066\u2069'],
    ['a soft hyphen', '\u00AD'],
    ['word joiners', '\u2060\u2063\uFEFF'],
    ['a braille blank', '\u2800'],
    ['hangul fillers', '\u3164\u115F\u1160\uFFA0'],
    ['tatweel', 'ـــ'],
    ['vowel signs without a letter', '\u0651 \u064B\u0670'],
    ['isolated forms of vowel signs', '\uFE7C\uFC5E'],
    ['combining accents', '\u0301\u034F'],
    ['variation selectors and tags', '\uFE0F\u{E0041}'],
    ['a Mongolian vowel separator', '\u180E'],
  ])('%s', (_, text) => {
    expect(isBlank(text)).toBe(true);
  });

  test.each(['ا', 'رشا\u200C', '٣', 'x', '-', '\u0651ر'])('%j shows something', (text) => {
    expect(isBlank(text)).toBe(false);
  });

  test('is removed at the ends, or everywhere', () => {
    expect(trimmed('\u061C \u3164رشا\u200Cالصباغ\u00AD\u2800')).toBe('رشا\u200Cالصباغ');
    expect(withoutUnseen('رش\u2060ا\u3164\u200Cالصباغ', ' ')).toBe('رش ا الصباغ');
  });
});
