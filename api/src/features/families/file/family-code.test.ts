import { codeKeyOf, nextCode } from './family-code.js';

describe('family-code', () => {
  test.each([
    ['F-017', 'F-00000017'],
    ['f-17', 'F-00000017'],
    ['F-١٧', 'F-00000017'],
    ['A2/10', 'A00000002/00000010'],
  ])('the sort key of %s is %s', (code, key) => {
    expect(codeKeyOf(code)).toBe(key);
  });

  test('codes are ordered by their numbers', () => {
    const codes = ['F-100', 'F-9', 'F-010', 'F-1000'];
    expect(codes.toSorted((a, b) => (codeKeyOf(a) < codeKeyOf(b) ? -1 : 1))).toEqual([
      'F-9',
      'F-010',
      'F-100',
      'F-1000',
    ]);
  });

  test.each([
    [null, 'F-001'],
    ['F-00000009', 'F-010'],
    ['F-00000999', 'F-1000'],
  ])('the code after %s is %s', (last, next) => {
    expect(nextCode(last)).toBe(next);
  });
});
