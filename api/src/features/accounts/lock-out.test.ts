import { randomUUID } from 'node:crypto';
import { limitsModel } from '../../platform/limits.js';
import { startTestDatabase, type TestDatabase } from '../../testing/test-database.js';
import { createLockOut, pauseAfter, usualLimits, type SignInOrigin } from './lock-out.js';

const limits = { ...usualLimits, longestPause: 0 };
const from = (address: string | null): SignInOrigin => ({ address, device: randomUUID() });
const office = '192.0.2.1';

describe('lock-out', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await startTestDatabase([limitsModel]);
  });
  afterEach(() => database.close());

  /** One process of the installation. */
  function startProcess() {
    const lockOut = createLockOut(database.connection, limits);
    const attempt = (name: string, isRight: boolean, origin: SignInOrigin): Promise<string> =>
      lockOut
        .attempt(name, origin, async () => (isRight ? 'account' : null))
        .then(
          (account) => (account === null ? 'wrong' : 'in'),
          (error: { code: string }) => error.code,
        );
    return {
      wrong: (name: string, origin = from(office)) => attempt(name, false, origin),
      right: (name: string, origin = from(office)) => attempt(name, true, origin),
    };
  }

  test('300 failures from one address do not prevent sign-ins with the right password there', async () => {
    const { wrong, right } = startProcess();
    const knownDevice = from(office);
    await right('leila', knownDevice);
    for (let at = 0; at < 300; at += 1) await wrong(at % 2 === 0 ? `guess-${at}` : 'leila');
    expect(await right('leila', knownDevice)).toBe('in');
    expect(await right('omar')).toBe('in');
  });

  test('failures from one address lock a user name for that address only', async () => {
    const { wrong, right } = startProcess();
    for (let at = 0; at < 200; at += 1) await wrong('leila', from('198.51.100.7'));
    expect(await right('leila', from('198.51.100.7'))).toBe('TOO_MANY_ATTEMPTS');
    expect(await right('leila')).toBe('in');
  });

  test('failures from many addresses lock a user name for devices that never signed in to it', async () => {
    const { wrong, right } = startProcess();
    const knownDevice = from(office);
    await right('leila', knownDevice);
    for (let at = 0; at < 110; at += 1) await wrong('leila', from(`198.51.100.${at}`));
    expect(await right('leila')).toBe('TOO_MANY_ATTEMPTS');
    expect(await right('leila', knownDevice)).toBe('in');
  });

  test('a known device is locked only by its own failures, and only for that name', async () => {
    const { wrong, right } = startProcess();
    const knownDevice = from(office);
    await right('leila', knownDevice);
    for (let at = 0; at < 5; at += 1) expect(await wrong('leila', knownDevice)).toBe('wrong');
    expect(await right('leila', knownDevice)).toBe('TOO_MANY_ATTEMPTS');
    expect(await right('omar', knownDevice)).toBe('in');
  });

  test('an address is locked after many failures, but not for known devices', async () => {
    const strict = createLockOut(database.connection, { ...limits, failuresOfAddress: 30 });
    const knownDevice = from(office);
    await strict.attempt('leila', knownDevice, async () => 'account');
    for (let at = 0; at < 30; at += 1) await strict.attempt(`guess-${at}`, from(office), async () => null);
    await expect(strict.attempt('omar', from(office), async () => 'account')).rejects.toThrow('TOO_MANY_ATTEMPTS');
    expect(await strict.attempt('leila', knownDevice, async () => 'account')).toBe('account');
  });

  test('failures are counted for all processes, and after a restart', async () => {
    const [first, second] = [startProcess(), startProcess()];
    for (const { wrong } of [first, second, first, second, first]) expect(await wrong('leila')).toBe('wrong');
    expect(await second.right('leila')).toBe('TOO_MANY_ATTEMPTS');
    expect(await startProcess().right('leila')).toBe('TOO_MANY_ATTEMPTS');
  });

  test('parallel attempts in two processes are counted like successive ones', async () => {
    const processes = [startProcess(), startProcess()];
    const attempts = processes.flatMap(({ wrong }) => Array.from({ length: 20 }, () => wrong('leila')));
    expect((await Promise.all(attempts)).filter((outcome) => outcome === 'wrong')).toHaveLength(5);
  });

  test('neither names nor addresses are stored', async () => {
    const { wrong, right } = startProcess();
    await right('leila');
    await wrong('leila');
    const stored = JSON.stringify(await limitsModel(database.connection).find().lean());
    expect(stored).not.toMatch(/leila|192\.0\.2/);
  });
});

test.each([
  [1, 0],
  [20, 0],
  [21, 50],
  [60, 2000],
  [1000, 2000],
])('after %d failures of an address an attempt waits %d ms', (failures, expected) => {
  expect(pauseAfter(failures, usualLimits)).toBe(expected);
});
