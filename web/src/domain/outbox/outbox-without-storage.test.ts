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

/** A server behind a network that is offline until it is switched on. */
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

/**
 * Whatever happens to the browser's storage while the app is open, typed changes are sent from memory, and the outbox
 * reports what is not stored on the device.
 */
describe('outbox without reliable browser storage', () => {
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

  it('reopens the storage after the browser closed it, and keeps and sends both changes', async () => {
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

  it('writes everything to the new storage after the browser deleted the old one, and sends it', async () => {
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

  it('notices at the next attempt that the storage was deleted while nothing was typed', async () => {
    await open();
    await outbox.add([change('e1')]);
    await outbox.settled();
    disconnect();
    await deleteOutboxStorage(database);
    network.isOn = true;
    await sendNow();
    expect(network.received).toEqual(['e1']);
  });

  it('keeps everything in memory when the storage is full, reports it, and stores all of it once there is room', async () => {
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

  it('sends changes while the storage is full', async () => {
    await open();
    refuseWrites();
    network.isOn = true;
    await outbox.add([change('e1'), change('e2')]);
    await outbox.settled();
    expect(network.received).toEqual(['e1', 'e2']);
    expect(outbox.getState().items).toEqual([]);
  });

  it('reports before anything is typed that the browser refuses storage, and sends', async () => {
    refuseOpening();
    await open();
    expect(outbox.getState().isKept).toBe(false);
    network.isOn = true;
    await outbox.add([change('e1')]);
    await outbox.settled();
    expect(network.received).toEqual(['e1']);
  });

  it('shows and sends changes of an earlier session as soon as they can be read', async () => {
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

  it('sends without locks when the browser refuses them', async () => {
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
