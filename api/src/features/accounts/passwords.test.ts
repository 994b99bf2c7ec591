import { ensureStrength, hashPassword, isPassword } from './passwords.js';

const isStrong = (password: string): boolean => {
  try {
    ensureStrength(password, ['leila', 'ليلى النجار']);
    return true;
  } catch {
    return false;
  }
};

describe('passwords', () => {
  test.each([
    ['a long enough password', true],
    ['correct horse battery', true],
    ['كلمة مرور طويلة', true],
    ['🔒'.repeat(4) + 'abcdefgz', true],
    ['12 letters..', true],
    ['11 letters.', false],
    ['x'.repeat(64) + 'abcdefghij'.repeat(6) + 'wxyz', true],
    ['x'.repeat(64) + 'abcdefghij'.repeat(6) + 'wxyz!', false],
    ['aaaaaaaaaaaaaa', false],
    ['121212121212', false],
    ['123456789012', false],
    ['210987654321', false],
    ['abcdefghijklmno', false],
    ['Password1234', false],
    ['leila-leila-2018', false],
    ['anaqid2018!!', false],
    ['ليلى النجار 123', false],
  ])('strength of the password "%s": %s', (password, expected) => {
    expect(isStrong(password)).toBe(expected);
  });

  test('a hash matches its password in either Unicode composition, and no other password', async () => {
    const hash = await hashPassword('un mot de passe très long', []);
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await isPassword(hash, 'un mot de passe tre\u0300s long')).toBe(true);
    expect(await isPassword(hash, 'un mot de passe tres long')).toBe(false);
    expect(await isPassword(null, 'un mot de passe très long')).toBe(false);
  });

  test('long passwords are compared in full', async () => {
    const long = `${'abcdefgh'.repeat(16)}`;
    const hash = await hashPassword(long, []);
    expect(await isPassword(hash, long)).toBe(true);
    expect(await isPassword(hash, `${long.slice(0, -1)}!`)).toBe(false);
    expect(await isPassword(hash, `${long}!`)).toBe(false);
  });
});
