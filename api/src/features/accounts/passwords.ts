import { argon2id, hash, verify } from 'argon2';
import { ensure } from '../../platform/errors.js';

const SHORTEST = 12;
const LONGEST = 128;

/** Common passwords that are long enough to be accepted otherwise. */
const common = new Set([
  'password1234',
  'passwordpassword',
  'password12345',
  'password123456',
  'mypassword123',
  'iloveyou1234',
  'qwertyuiop12',
  'qwertyuiop123',
  'qwertyuiop[]',
  '1qaz2wsx3edc',
  '1q2w3e4r5t6y',
  'q1w2e3r4t5y6',
  'qazwsxedcrfv',
  '123456789abc',
  'abcdefghijkl',
  'abcd12345678',
  'abc123456789',
  '1234567890ab',
  '123qweasdzxc',
  'zaq12wsxcde3',
  'letmein12345',
  'welcome12345',
  'administrator',
  'changeme1234',
  'changemenow1',
  'trustno1trustno1',
  'sunshine1234',
  'princess1234',
  'football1234',
  'monkey123456',
  'dragon123456',
  'master123456',
  'superman1234',
  'admin1234567',
]);

/** Cost that OWASP recommends for argon2id: 19 MiB, two passes. */
const cost = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashes a password; `WEAK_PASSWORD` if it is too short, too long, common or made of the person's names. */
export async function hashPassword(password: string, names: readonly string[], field = 'password'): Promise<string> {
  ensureStrength(password, names, field);
  return hash(normalized(password), cost);
}

export function ensureStrength(password: string, names: readonly string[], field = 'password'): void {
  const { length } = charactersOf(password);
  ensure(length >= SHORTEST && length <= LONGEST, 'WEAK_PASSWORD', field, String(SHORTEST));
  const plain = normalized(password).toLowerCase();
  const isGuessable =
    common.has(plain) || isRun(plain) || ['anaqid', 'عناقيد', ...names].some((name) => repeats(plain, name));
  ensure(!isGuessable, 'WEAK_PASSWORD', field);
}

/** Whether the password matches the hash. Without a hash it takes equally long and returns false. */
export async function isPassword(storedHash: string | null, password: string): Promise<boolean> {
  const isTooLong = charactersOf(password).length > LONGEST;
  const matches = await verify(storedHash ?? (await standIn()), isTooLong ? '' : normalized(password));
  return matches && storedHash !== null && !isTooLong;
}

let standInHash: Promise<string> | null = null;

/** A hash that no password matches, so that unknown user names take as long as known ones. */
function standIn(): Promise<string> {
  standInHash ??= hash(crypto.randomUUID(), cost);
  return standInHash;
}

/** Unicode code points: a surrogate pair counts once. */
function charactersOf(password: string): string[] {
  return Array.from(password);
}

function normalized(password: string): string {
  return password.normalize('NFC');
}

/**
 * At most three different characters, or only steps to the next one: `aaaaaaaaaaaa`, `121212121212`, `123456789012`.
 */
function isRun(plain: string): boolean {
  if (new Set(plain).size <= 3) return true;
  const codes = charactersOf(plain).map((character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  return [...steps].every((step) => step === 1 || step === -9) || [...steps].every((step) => step === -1 || step === 9);
}

/** Whether the letters are nothing but repetitions of the name, whatever digits and punctuation lie between. */
function repeats(plain: string, name: string): boolean {
  const folded = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
  const letters = plain.replace(/[^\p{L}]/gu, '');
  return folded.length >= 3 && letters !== '' && letters.replaceAll(folded, '') === '';
}
