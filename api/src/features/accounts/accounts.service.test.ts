import { randomUUID } from 'node:crypto';
import { installation } from '../../platform/actor.js';
import { auditModel, revisionsModel } from '../../platform/revisions.js';
import {
  accountForm,
  newDevice,
  password,
  startAccountsWorld,
  type AccountsWorld,
} from '../../testing/accounts-world.js';
import { actorWith } from '../../testing/actors.js';
import { administrator } from '../../testing/set-up-world.js';
import { accountsModel } from './accounts.model.js';

describe('accounts.service', () => {
  let world: AccountsWorld;
  beforeAll(async () => {
    world = await startAccountsWorld();
  });
  afterAll(() => world.setUp.database.close());

  const create = (overrides: Parameters<typeof accountForm>[1] = {}, actor = administrator) =>
    world.accounts.createAccount(actor, accountForm(world, overrides));

  test('the user name is accepted in any letter case at sign-in', async () => {
    const { userName } = await create({ userName: 'Leila.Office' });
    expect(userName).toBe('leila.office');
    await expect(world.accounts.signIn({ userName: ' LEILA.office', password }, newDevice())).resolves.toMatchObject({
      userName,
      displayName: 'مكتب',
      lastSignInAt: new Date('2018-03-01T09:00:00Z'),
    });
  });

  test('the same form sent twice creates one account; another form with the same key is a conflict', async () => {
    const form = accountForm(world);
    const first = await world.accounts.createAccount(administrator, form);
    await expect(world.accounts.createAccount(administrator, form)).resolves.toEqual(first);
    const other = { ...form, displayName: 'other' };
    await expect(world.accounts.createAccount(administrator, other)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(create({ userName: form.userName })).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
      field: 'userName',
    });
  });

  test.each([
    ['a user name with a space', { userName: 'two words' }, 'INVALID', 'userName'],
    ['a user name of two letters', { userName: 'ab' }, 'INVALID', 'userName'],
    ['no display name', { displayName: '  ' }, 'REQUIRED', 'displayName'],
    ['a short password', { password: 'short' }, 'WEAK_PASSWORD', 'password'],
    [
      'a password made of the name',
      { userName: 'somebody', password: 'somebody-somebody' },
      'WEAK_PASSWORD',
      'password',
    ],
    ['a minister without a pilot', { pilotIds: [] }, 'REQUIRED', 'pilotIds'],
    ['a pilot that does not exist', { pilotIds: ['none'] }, 'NOT_FOUND', 'pilotIds'],
    ['a minister with clusters', { clusterIds: ['any'] }, 'INVALID', 'clusterIds'],
    ['a head without an association', { role: 'ASSOCIATION_HEAD', pilotIds: null }, 'REQUIRED', 'associationId'],
    ['a key that is no UUID', { clientKey: '1' }, 'INVALID', 'clientKey'],
  ] as const)('%s is refused', async (_words, overrides, code, field) => {
    await expect(create(overrides)).rejects.toMatchObject({ code, field });
  });

  test('a change of scope ends the sessions of the account, a change of its name does not', async () => {
    const account = await create();
    const before = { accountId: account._id, epoch: account.sessionEpoch };
    const renamed = await world.accounts.updateAccount(administrator, {
      id: account._id,
      version: 1,
      displayName: 'new name',
    });
    expect(await world.accounts.actorOf(before)).toMatchObject({ displayName: 'new name', pilotIds: [world.pilotId] });
    await world.accounts.updateAccount(administrator, {
      id: account._id,
      version: renamed.version,
      role: 'COORDINATOR',
      clusterIds: [world.clusterId],
    });
    expect(await world.accounts.actorOf(before)).toBeNull();
    expect(await world.accounts.byId(account._id)).toMatchObject({ pilotIds: [], clusterIds: [world.clusterId] });
  });

  test('a disabled account loses its sessions and cannot sign in', async () => {
    const { _id: id, userName, sessionEpoch: epoch } = await create();
    await world.accounts.updateAccount(administrator, { id, version: 1, disabled: true });
    expect(await world.accounts.actorOf({ accountId: id, epoch })).toBeNull();
    await expect(world.accounts.signIn({ userName, password }, newDevice())).rejects.toMatchObject({
      code: 'SIGN_IN_FAILED',
    });
  });

  test('a reset password replaces the old one and ends the sessions', async () => {
    const { _id: accountId, userName, sessionEpoch: epoch } = await create();
    await world.accounts.resetPassword(administrator, { accountId, password: 'quite another password' });
    expect(await world.accounts.actorOf({ accountId, epoch })).toBeNull();
    await expect(world.accounts.signIn({ userName, password }, newDevice())).rejects.toMatchObject({
      code: 'SIGN_IN_FAILED',
    });
    await expect(
      world.accounts.signIn({ userName, password: 'quite another password' }, newDevice()),
    ).resolves.toBeDefined();
  });

  test('changing the own password requires the current one', async () => {
    const account = await create();
    const actor = await world.accounts.actorOf({ accountId: account._id, epoch: account.sessionEpoch });
    if (actor === null) throw new Error('the account has no actor');
    const wrong = { currentPassword: 'wrong password', newPassword: 'quite another password' };
    await expect(world.accounts.changePassword(actor, wrong)).rejects.toMatchObject({
      code: 'SIGN_IN_FAILED',
      field: 'currentPassword',
    });
    const weak = { currentPassword: password, newPassword: '123456789012' };
    await expect(world.accounts.changePassword(actor, weak)).rejects.toMatchObject({
      code: 'WEAK_PASSWORD',
      field: 'newPassword',
    });
    const changed = await world.accounts.changePassword(actor, { ...wrong, currentPassword: password });
    expect(changed.sessionEpoch).toBe(account.sessionEpoch + 1);
  });

  test('administrators cannot remove their own rights', async () => {
    const own = await create({ role: 'ADMINISTRATOR', pilotIds: null });
    const actor = actorWith('ADMINISTRATOR', { accountId: own._id });
    for (const change of [{ disabled: true }, { role: 'MINISTER', pilotIds: [world.pilotId] }] as const) {
      const input = { id: own._id, version: 1, ...change };
      await expect(world.accounts.updateAccount(actor, input)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    }
    await expect(
      world.accounts.updateAccount(actor, { id: own._id, version: 1, displayName: 'me' }),
    ).resolves.toBeDefined();
  });

  test('the second of two changes based on the same version is stale; an unknown account is not found', async () => {
    const { _id: id } = await create();
    await world.accounts.updateAccount(administrator, { id, version: 1, displayName: 'one' });
    await expect(
      world.accounts.updateAccount(administrator, { id, version: 1, displayName: 'two' }),
    ).rejects.toMatchObject({ code: 'STALE_VERSION', detail: '2' });
    await expect(world.accounts.updateAccount(administrator, { id: randomUUID(), version: 1 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('actors carry the complete scope of their role', async () => {
    const { pilotId, clusterId, associationId } = world;
    const actorFor = async (overrides: Parameters<typeof accountForm>[1]) => {
      const { _id: accountId, sessionEpoch: epoch } = await create({ pilotIds: null, ...overrides });
      return world.accounts.actorOf({ accountId, epoch });
    };
    expect(await actorFor({ role: 'COORDINATOR', clusterIds: [clusterId] })).toMatchObject({
      clusterIds: [clusterId],
      pilotIds: [pilotId],
      associationId: null,
    });
    expect(await actorFor({ role: 'ASSOCIATION_HEAD', associationId })).toMatchObject({
      clusterIds: [clusterId],
      pilotIds: [pilotId],
      associationId,
    });
    expect(await actorFor({ role: 'ADMINISTRATOR' })).toMatchObject({ clusterIds: [], pilotIds: [] });
  });

  test('revisions and the audit log contain no password hash', async () => {
    const { connection } = world.setUp.database;
    const { _id: recordId, passwordHash } = await create();
    const revisions = await revisionsModel(connection).find({ recordId }).lean();
    const entries = await auditModel(connection).find({ recordId }).lean();
    expect(revisions).toMatchObject([{ version: 1, action: 'account.create', state: { role: 'MINISTER' } }]);
    expect(entries).toMatchObject([{ action: 'account.create', actorId: administrator.accountId }]);
    expect(JSON.stringify([revisions, entries])).not.toContain(passwordHash.slice(0, 20));
  });

  test('accounts are sorted by name and found by a part of it', async () => {
    await create({ displayName: 'Ω first', userName: 'greek-one' });
    const page = await world.accounts.page({ first: 1, search: 'greek' });
    expect(page).toMatchObject({ totalCount: 1, edges: [{ node: { displayName: 'Ω first' } }] });
    const all = await world.accounts.page({ first: 100 });
    const keys = all.edges.map(({ node }) => node.searchKey);
    expect(keys).toEqual(keys.toSorted());
    expect(all.totalCount).toBe(await accountsModel(world.setUp.database.connection).countDocuments());
  });

  test('the first account of a sample is created by the installation itself', async () => {
    await expect(world.accounts.createAccount(installation, accountForm(world))).resolves.toMatchObject({
      recordedBy: null,
      recordedByName: 'Anaqid',
    });
  });
});
