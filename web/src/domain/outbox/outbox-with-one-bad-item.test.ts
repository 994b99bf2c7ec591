/** @jest-environment node */
import 'fake-indexeddb/auto';
import type { ItemAnswer, NewChange, OutboxItem, StoredEntry } from './outbox-item.js';
import { Outbox, type SendBatch } from './outbox.js';
import { deleteOutboxStorage, openOutboxStorage, type OutboxStorage } from './outbox-storage.js';
import { RefusedBatchError, WaitingError } from './unsent-batch.js';

const database = 'outbox-bad-item-test';
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
const many = Array.from({ length: 60 }, (_, index) => `e${index}`);

/** An item that the server cannot read, receive or understand does not block the other items. */
describe('outbox with one bad item', () => {
  let storage: OutboxStorage;
  let outbox: Outbox;
  let received: string[];
  let requests: number;

  beforeEach(() => {
    storage = openOutboxStorage(database);
    received = [];
    requests = 0;
  });

  afterEach(async () => {
    outbox.close();
    await outbox.settled();
    storage.close();
    await deleteOutboxStorage(database);
  });

  /** Sends every batch except those that contain the bad item, which fail with the given error. */
  const failingOver =
    (bad: string, error: Error): SendBatch =>
    (batch) => {
      requests += 1;
      if (batch.some(({ entryId }) => entryId === bad)) return Promise.reject(error);
      received.push(...ids(batch));
      return Promise.resolve(batch.map(() => confirmed));
    };

  async function send(sending: SendBatch, entryIds: readonly string[] = many): Promise<void> {
    outbox = await Outbox.open({ accountId: 'amal', storage, send: sending, pause: 3_600_000 });
    await outbox.add(entryIds.map(change));
    await outbox.settled();
  }

  it.each(['e0', 'e37', 'e59'])('refuses only %s when the server cannot read it', async (bad) => {
    await send(failingOver(bad, new RefusedBatchError('INVALID')));
    expect(new Set(received)).toEqual(new Set(many.filter((entryId) => entryId !== bad)));
    const { items, obstacle } = outbox.getState();
    expect(items).toMatchObject([{ entryId: bad, refusal: { code: 'INVALID' } }]);
    expect(obstacle).toBeNull();
    expect(requests).toBeLessThan(20);
  });

  it('refuses each of two bad items, and both can be sent again or discarded', async () => {
    const isBad = new Set(['e3', 'e4']);
    await send((batch) => {
      if (batch.some(({ entryId }) => isBad.has(entryId))) return Promise.reject(new RefusedBatchError('INVALID'));
      received.push(...ids(batch));
      return Promise.resolve(batch.map(() => confirmed));
    });
    expect(ids(outbox.getState().items)).toEqual(['e3', 'e4']);
    isBad.clear();
    await outbox.amend(outbox.getState().items[0]?.itemId ?? '', (item) => item);
    await outbox.settled();
    expect(received).toContain('e3');
    await outbox.discard('e4');
    expect(outbox.getState().items).toEqual([]);
  });

  it('splits a batch that is too large for one request', async () => {
    await send((batch) => {
      if (batch.length > 7) return Promise.reject(new RefusedBatchError('TOO_MANY_ITEMS', '7'));
      received.push(...ids(batch));
      return Promise.resolve(batch.map(() => confirmed));
    });
    expect(new Set(received)).toEqual(new Set(many));
    expect(outbox.getState().items).toEqual([]);
  });

  it('keeps items on which the server fails waiting, and never refuses them', async () => {
    await send(failingOver('e37', new WaitingError('FAULT')));
    expect(received).toHaveLength(59);
    expect(outbox.getState()).toMatchObject({ items: [{ entryId: 'e37', refusal: null }], obstacle: 'FAULT' });
  });

  it('waits before the next attempt when the server fails on everything', async () => {
    await send(() => {
      requests += 1;
      return Promise.reject(new WaitingError('FAULT'));
    });
    expect(outbox.getState().items).toHaveLength(60);
    expect(requests).toBeLessThan(60);
  });

  it.each(['UNREACHABLE', 'APP_TOO_OLD'] as const)(
    'leaves all items unchanged when the server is %s',
    async (obstacle) => {
      await send(() => {
        requests += 1;
        return Promise.reject(new WaitingError(obstacle));
      });
      const { items, obstacle: shown } = outbox.getState();
      expect([shown, requests, items.length]).toEqual([obstacle, 1, 60]);
      expect(items.every(({ refusal }) => refusal === null)).toBe(true);
    },
  );

  it('refuses all items at once when the role may not make such changes', async () => {
    await send(() => {
      requests += 1;
      return Promise.reject(new RefusedBatchError('NOT_ALLOWED'));
    });
    expect(requests).toBe(1);
    expect(outbox.getState().items.every(({ refusal }) => refusal?.code === 'NOT_ALLOWED')).toBe(true);
  });

  it('shows records of another version of the app, never sends them, and deletes them on request', async () => {
    const strange = { accountId: 'amal', itemId: 'strange', kind: 'visit' } as unknown as OutboxItem;
    const halfWritten = { ...strange, itemId: 'half', ...change('e9'), order: 1, tries: 0, refusal: null, change: {} };
    await storage.write('amal', { put: [strange, halfWritten as unknown as OutboxItem], remove: [] });
    await send(failingOver('', new Error()), ['e1']);
    expect(received).toEqual(['e1']);
    const { items, unreadable } = outbox.getState();
    expect(items).toEqual([]);
    expect(unreadable.map(({ itemId }) => itemId).sort()).toEqual(['half', 'strange']);
    await outbox.discardUnreadable('strange');
    expect((await storage.read('amal')).items.map(({ itemId }) => itemId)).toEqual(['half']);
  });
});
