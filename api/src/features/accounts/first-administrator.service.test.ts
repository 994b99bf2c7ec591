import { password, startAccountsWorld, type AccountsWorld } from '../../testing/accounts-world.js';

describe('first-administrator.service', () => {
  let world: AccountsWorld;
  beforeEach(async () => {
    world = await startAccountsWorld();
  });
  afterEach(() => world.setUp.database.close());

  const make = (token: string, userName: string, chosenPassword = password) =>
    world.accounts.createFirstAdministrator({ token, userName, displayName: 'First', password: chosenPassword });

  test('the link creates one administrator, even if it is used several times at once', async () => {
    expect(await world.accounts.needsFirstAdministrator()).toBe(true);
    const token = (await world.accounts.makeFirstAdministratorToken()) ?? '';
    const outcomes = await Promise.allSettled([make(token, 'one'), make(token, 'two'), make(token, 'three')]);
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refusals).toMatchObject([{ code: 'LINK_NOT_VALID' }, { code: 'LINK_NOT_VALID' }]);
    await expect(make(token, 'four')).rejects.toMatchObject({ code: 'LINK_NOT_VALID' });
    expect(await world.accounts.needsFirstAdministrator()).toBe(false);
    expect(await world.accounts.makeFirstAdministratorToken()).toBeNull();
  });

  test('a refused form leaves the link usable', async () => {
    const token = (await world.accounts.makeFirstAdministratorToken()) ?? '';
    await expect(make(token, 'first', 'short')).rejects.toMatchObject({ code: 'WEAK_PASSWORD', field: 'password' });
    await expect(make(token, 'first')).resolves.toMatchObject({ role: 'ADMINISTRATOR', recordedBy: null });
  });

  test('a wrong, outdated or missing token creates no account', async () => {
    await expect(make('', 'first')).rejects.toMatchObject({ code: 'LINK_NOT_VALID' });
    const earlier = (await world.accounts.makeFirstAdministratorToken()) ?? '';
    await world.accounts.makeFirstAdministratorToken();
    for (const token of [earlier, 'wrong', '']) {
      await expect(make(token, 'first')).rejects.toMatchObject({ code: 'LINK_NOT_VALID' });
    }
  });
});
