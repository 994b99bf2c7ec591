import { auditModel } from '../../platform/revisions.js';
import {
  accountForm,
  newDevice,
  password,
  startAccountsWorld,
  type AccountsWorld,
} from '../../testing/accounts-world.js';
import { administrator } from '../../testing/set-up-world.js';
import { usualLimits } from './lock-out.js';

describe('sign-in.service', () => {
  let world: AccountsWorld;
  beforeAll(async () => {
    world = await startAccountsWorld({ ...usualLimits, longestPause: 0 });
  });
  afterAll(() => world.setUp.database.close());

  const codeOf = (userName: string, attempt: string, origin = newDevice()): Promise<string> =>
    world.accounts.signIn({ userName, password: attempt }, origin).then(
      () => 'signed in',
      (error: { code: string }) => error.code,
    );
  const person = () => world.accounts.createAccount(administrator, accountForm(world));

  test('five failures lock a user name, existing or not, even for the right password', async () => {
    const { userName } = await person();
    for (const name of [userName, 'nobody-has-this-name']) {
      const codes: string[] = [];
      for (const attempt of ['one', 'two', 'three', 'four', 'five', 'six', password]) {
        codes.push(await codeOf(name, attempt));
      }
      expect(codes).toEqual([...Array<string>(5).fill('SIGN_IN_FAILED'), 'TOO_MANY_ATTEMPTS', 'TOO_MANY_ATTEMPTS']);
    }
  });

  test('forty parallel attempts are counted one after the other', async () => {
    const { userName } = await person();
    const codes = await Promise.all(Array.from({ length: 40 }, (_, index) => codeOf(userName, `guess ${index}`)));
    expect(codes.filter((code) => code === 'SIGN_IN_FAILED')).toHaveLength(5);
    expect(codes.filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(35);
  });

  test('different spellings of a user name count as the same name', async () => {
    const { userName } = await person();
    for (const name of [userName, userName.toUpperCase(), ` ${userName}`, `${userName} `, userName]) {
      await codeOf(name, 'wrong');
    }
    expect(await codeOf(userName, password)).toBe('TOO_MANY_ATTEMPTS');
  });

  test('a successful sign-in resets the count of failures', async () => {
    const { userName } = await person();
    const attempts = ['one', 'two', 'three', 'four', password, 'one', 'two', 'three', 'four', password];
    const codes: string[] = [];
    for (const attempt of attempts) codes.push(await codeOf(userName, attempt));
    expect(codes.filter((code) => code === 'signed in')).toHaveLength(2);
  });

  test('a person whose device signed in before gets in while others guess from the same address', async () => {
    const { userName } = await person();
    const own = newDevice('192.0.2.1');
    expect(await codeOf(userName, password, own)).toBe('signed in');
    for (let guess = 0; guess < 8; guess += 1) await codeOf(userName, 'wrong', newDevice('192.0.2.1'));
    expect(await codeOf(userName, password, newDevice('192.0.2.1'))).toBe('TOO_MANY_ATTEMPTS');
    expect(await codeOf(userName, password, own)).toBe('signed in');
  });

  test('wrong present passwords lock the change of the password, and nobody out', async () => {
    const { _id, userName } = await person();
    const actor = await world.accounts.actorOf({ accountId: _id, epoch: 1 });
    const change = (): Promise<unknown> =>
      world.accounts
        .changePassword(actor ?? administrator, { currentPassword: 'wrong', newPassword: 'another long password' })
        .catch((error: { code: string }) => error.code);
    for (let attempt = 0; attempt < 5; attempt += 1) expect(await change()).toBe('SIGN_IN_FAILED');
    expect(await change()).toBe('TOO_MANY_ATTEMPTS');
    expect(await codeOf(userName, password)).toBe('signed in');
  });

  test('sign-ins are recorded in the audit log', async () => {
    const { _id: recordId, userName } = await person();
    await codeOf(userName, password);
    const entries = await auditModel(world.setUp.database.connection)
      .find({ recordId, action: 'account.signIn' })
      .lean();
    expect(entries).toMatchObject([{ actorId: recordId, actorRole: 'MINISTER' }]);
  });

  test('a session of an unknown account has no actor', async () => {
    expect(await world.accounts.actorOf({ accountId: 'unknown', epoch: 1 })).toBeNull();
  });
});
