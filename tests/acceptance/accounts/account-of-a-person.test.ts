import { randomUUID } from 'node:crypto';
import { signedIn } from '../../kit/client.js';
import { reasonOf, submit } from '../../kit/mutations.js';
import { cleanUp } from '../../kit/product.js';
import { startSmallWorld, type SmallWorld } from '../../kit/small-world.js';
import { worldPassword } from '../../kit/world.js';

interface Account {
  readonly id: string;
  readonly version: number;
}

const newPassword = 'another long enough one';

describe('an account', () => {
  let world: SmallWorld;
  let account: Account;
  beforeAll(async () => {
    world = await startSmallWorld();
  });
  afterAll(cleanUp);

  const asAdministrator = (mutation: string, input: object) =>
    submit<{ account: Account }>(world.people.administrator, mutation, 'account { id version }', input);
  const create = (changes: object = {}) =>
    asAdministrator('createAccount', {
      clientKey: randomUUID(),
      userName: 'rana',
      displayName: 'Rana',
      password: worldPassword,
      role: 'COORDINATOR',
      clusterIds: [world.clusters[0]],
      ...changes,
    });
  const signIn = (password: string) => signedIn(world.url, 'RANA', password);
  const viewer = '{ viewer { displayName role clusters { name { en } } } }';

  it('is created by the administrator with a scope that fits its role and a password that is not weak', async () => {
    expect(reasonOf(await create({ clusterIds: [] }))).toBe('REQUIRED clusterIds');
    expect(reasonOf(await create({ password: 'rana-rana-rana' }))).toBe('WEAK_PASSWORD password');
    ({ account } = await create());
    expect(reasonOf(await create())).toBe('ALREADY_EXISTS userName');
  });

  it('signs in with its name in any letter case and reads its own account', async () => {
    const person = await signIn(worldPassword);
    expect(await person.ask(viewer)).toEqual({
      viewer: { displayName: 'Rana', role: 'COORDINATOR', clusters: [{ name: { en: 'Cluster one' } }] },
    });
  });

  it('needs its current password to change it, which ends its other sessions', async () => {
    const [here, elsewhere] = [await signIn(worldPassword), await signIn(worldPassword)];
    const change = (currentPassword: string) =>
      submit(here, 'changePassword', 'account { id }', { currentPassword, newPassword });
    expect((await change('not the present one')).refusal?.code).toBe('SIGN_IN_FAILED');
    expect((await change(worldPassword)).refusal).toBeNull();
    expect(await here.ask(viewer)).toMatchObject({ viewer: { displayName: 'Rana' } });
    expect(await elsewhere.ask(viewer)).toEqual({ viewer: null });
    await expect(signIn(worldPassword)).rejects.toThrow('SIGN_IN_FAILED');
  });

  it('is signed out at once when it is disabled, and cannot sign in again', async () => {
    const person = await signIn(newPassword);
    const { version } = (
      await world.people.administrator.ask<{ account: Account }>('query ($id: ID!) { account(id: $id) { version } }', {
        id: account.id,
      })
    ).account;
    expect((await asAdministrator('updateAccount', { id: account.id, version, disabled: true })).refusal).toBeNull();
    expect(await person.ask(viewer)).toEqual({ viewer: null });
    await expect(signIn(newPassword)).rejects.toThrow('SIGN_IN_FAILED');
  });
});
