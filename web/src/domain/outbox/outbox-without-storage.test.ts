/** @jest-environment node */
import 'fake-indexeddb/auto';
import type { ItemAnswer, NewChange, OutboxItem, StoredEntry } from './outbox-item.js';
import { Outbox, type SendBatch } from './outbox.js';
import { deleteOutboxStorage, openOutboxStorage, type OutboxStorage } from './outbox-storage.js';

const database = 'outbox-without-storage-test';
const confirmed: ItemAnswer = { entry: { version: 1 } as StoredEntry, refusal: null };
const change = (entryId: string): NewChange => ({
  entryId,
  familyId: entryId,
  change: { kind: 'log', input: { familyId: entryId, serviceTypeId: 'food', month: '2018-03', quantity: 1 } },
  subject: {
    clusterId: 'c',
    familyCode: 'F-001',
    serviceTypeId: 'food',
    serviceName: { ar: 'مواد تموينية', en: 'Food' },
    month: '2018-03',
    shown: 1,
  },
});
const ids = (items: readonly OutboxItem[]): string[] => items.map(({ entryId }) => entryId);

/** A server behind a network that is off until it is switched on. */
function server(): { send: SendBatch; received: string[]; isOn: boolean } {
  const state = {
    received: [] as string[],
    isOn: false,
    send: (batch: readonly OutboxItem[]) => {
      if (!state.isOn) return Promise.reject(new Error('no network'));
      state.received.push(...ids(batch));
      return Promise.resolve(batch.map(() => confirmed));
    },
  };
  return state;
}

/** Whatever a browser does to its storage while the app is open, what was typed is sent from memory, and the outbox says what is not kept. */
describe('an outbox whose browser', () => {
  let storage: OutboxStorage;
  let outbox: Outbox;
  let network: ReturnType<typeof server>;
  const connections: IDBDatabase[] = [];
  const openDatabase = IDBFactory.prototype.open;
  const beginTransaction = IDBDatabase.prototype.transaction;

  const open = async (): Promise<void> => {
    outbox = await Outbox.open({ accountId: 'amal', storage, send: network.send, pause: 3_600_000 });
  };
  const kept = async (): Promise<string[]> => ids((await storage.read('amal')).items).sort();
  const sendNow = async (): Promise<void> => {
    outbox.wake();
    await outbox.settled();
  };

  beforeEach(() => {
    IDBFactory.prototype.open = function noting(name, version) {
      const request = openDatabase.call(this, name, version);
      request.addEventListener('success', () => connections.push(request.result));
      return request;
    };
    storage = openOutboxStorage(database);
    network = server();
  });

  afterEach(async () => {
    IDBFactory.prototype.open = openDatabase;
    IDBDatabase.prototype.transaction = beginTransaction;
    outbox.close();
    await outbox.settled();
    storage.close();
    await deleteOutboxStorage(database);
    connections.length = 0;
  });

  const refuseWrites = (): void => {
    IDBDatabase.prototype.transaction = function refusing(stores, mode, options) {
      if (mode === 'readwrite') throw new DOMException('full', 'QuotaExceededError');
      return beginTransaction.call(this, stores, mode, options);
    };
  };
  const refuseOpening = (): void => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('not in this window', 'SecurityError');
    };
  };
  const disconnect = (): void => {
    for (const connection of connections.splice(0)) connection.close();
  };

  it('closes the storage opens it again: both changes are kept and sent', async () => {
    await open();
    await outbox.add([change('e1')]);
    disconnect();
    await outbox.add([change('e2')]);
    expect(outbox.getState().isKept).toBe(true);
    expect(await kept()).toEqual(['e1', 'e2']);
    network.isOn = true;
    await sendNow();
    expect(network.received).toEqual(['e1', 'e2']);
    expect(await kept()).toEqual([]);
  });

  it('empties the storage writes what it knows into the new one, and sends it', async () => {
    await open();
    await outbox.add([change('e1')]);
    disconnect();
    await deleteOutboxStorage(database);
    await outbox.add([change('e2')]);
    await outbox.settled();
    expect(outbox.getState()).toMatchObject({ isKept: true, items: [{ entryId: 'e1' }, { entryId: 'e2' }] });
    expect(await kept()).toEqual(['e1', 'e2']);
    network.isOn = true;
    await sendNow();
    expect(network.received).toEqual(['e1', 'e2']);
  });

  it('empties the storage while nothing is typed notices it at the next attempt', async () => {
    await open();
    await outbox.add([change('e1')]);
    await outbox.settled();
    disconnect();
    await deleteOutboxStorage(database);
    network.isOn = true;
    await sendNow();
    expect(network.received).toEqual(['e1']);
  });

  it('has no room keeps everything in memory, says so, and loses nothing to what is kept later', async () => {
    await open();
    refuseWrites();
    await outbox.add([change('e1')]);
    expect(outbox.getState()).toMatchObject({ isKept: false, items: [{ entryId: 'e1' }] });
    await outbox.settled();
    expect(ids(outbox.getState().items)).toEqual(['e1']);
    IDBDatabase.prototype.transaction = beginTransaction;
    await outbox.add([change('e2')]);
    expect(outbox.getState().isKept).toBe(true);
    expect(await kept()).toEqual(['e1', 'e2']);
  });

  it('has no room sends all the same', async () => {
    await open();
    refuseWrites();
    network.isOn = true;
    await outbox.add([change('e1'), change('e2')]);
    await outbox.settled();
    expect(network.received).toEqual(['e1', 'e2']);
    expect(outbox.getState().items).toEqual([]);
  });

  it('refuses storage from the start says that nothing is kept before anything is typed, and sends', async () => {
    refuseOpening();
    await open();
    expect(outbox.getState().isKept).toBe(false);
    network.isOn = true;
    await outbox.add([change('e1')]);
    await outbox.settled();
    expect(network.received).toEqual(['e1']);
  });

  it('could not read what an earlier visit left shows and sends it as soon as it can', async () => {
    await open();
    await outbox.add([change('e1')]);
    await outbox.settled();
    outbox.close();
    disconnect();
    storage.close();
    refuseOpening();
    storage = openOutboxStorage(database);
    await open();
    expect(outbox.getState()).toMatchObject({ isKept: false, items: [] });
    IDBFactory.prototype.open = openDatabase;
    network.isOn = true;
    await sendNow();
    expect(network.received).toEqual(['e1']);
    expect(outbox.getState()).toMatchObject({ isKept: true, items: [] });
  });

  it('refuses locks sends without them', async () => {
    await open();
    const refusing = { locks: { request: () => Promise.reject(new DOMException('not now', 'InvalidStateError')) } };
    const navigator = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
    Object.defineProperty(globalThis, 'navigator', { value: refusing, configurable: true });
    network.isOn = true;
    await outbox.add([change('e1')]);
    await outbox.settled();
    if (navigator !== undefined) Object.defineProperty(globalThis, 'navigator', navigator);
    expect(network.received).toEqual(['e1']);
  });
});
