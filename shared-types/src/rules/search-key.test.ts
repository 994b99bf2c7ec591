import { searchKey } from './search-key.js';

describe('search key', () => {
  test.each([
    ['أمُّ  الخَيْـر ٣', 'ام الخير 3'],
    ['فاطمة', 'فاطمه'],
    ['مُصطفى', 'مصطفي'],
    ['آمنة', 'امنه'],
    ['José  Álvarez', 'jose alvarez'],
    ['\u202Bلينا\u202C', 'لينا'],
    ['رؤى', 'روي'],
  ])('normalises %s to %s', (name, key) => {
    expect(searchKey(name)).toBe(key);
  });
});
