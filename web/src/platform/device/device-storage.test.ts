/** @jest-environment node */
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { deleteDeviceStorage, type DeviceStorage, type KeptRecord, openDeviceStorage } from './device-storage.js';

const name = 'device-storage-test';
const record = (accountId: string, itemId: string): KeptRecord => ({ accountId, itemId });

describe('storage of this device', () => {
  let storage: DeviceStorage<KeptRecord>;
  const openDatabase = IDBFactory.prototype.open;

  beforeEach(() => {
    storage = openDeviceStorage(name);
  });

  afterEach(async () => {
    IDBFactory.prototype.open = openDatabase;
    storage.close();
    await deleteDeviceStorage(name);
  });

  it('reads records of one account only', async () => {
    await storage.write('amal', { put: [record('amal', '1'), record('amal', '2')], remove: [] });
    await storage.write('basel', { put: [record('basel', '3')], remove: [] });
    await storage.write('amal', { put: [], remove: ['1'] });
    expect((await storage.read('amal')).items).toEqual([record('amal', '2')]);
    expect((await storage.read('nobody')).items).toEqual([]);
  });

  it('keeps its id until it is deleted', async () => {
    const written = await storage.write('amal', { put: [record('amal', '1')], remove: [] });
    expect((await storage.read('amal')).storageId).toBe(written);
    storage.close();
    storage = openDeviceStorage(name);
    expect((await storage.read('basel')).storageId).toBe(written);
    await deleteDeviceStorage(name);
    expect((await storage.read('amal')).storageId).not.toBe(written);
  });

  it('assigns an id to the storage of an earlier version and keeps its records', async () => {
    const before = await openDB(name, 1, {
      upgrade: (empty) => void empty.createObjectStore('changes', { keyPath: ['accountId', 'itemId'] }),
    });
    await before.put('changes', record('amal', '1'));
    before.close();
    const { items, storageId } = await storage.read('amal');
    expect(items).toEqual([record('amal', '1')]);
    expect((await storage.read('amal')).storageId).toBe(storageId);
  });

  it('times out when the browser does not respond', async () => {
    jest.useFakeTimers();
    IDBFactory.prototype.open = () => {
      const silent = Object.create(IDBOpenDBRequest.prototype) as IDBOpenDBRequest;
      return Object.assign(silent, { addEventListener: () => undefined });
    };
    const reading = storage.read('amal').catch((error: unknown) => error);
    await jest.advanceTimersByTimeAsync(60_000);
    jest.useRealTimers();
    expect(await reading).toEqual(new Error('the storage of this browser does not answer'));
  });
});
