/** @jest-environment node */
import 'fake-indexeddb/auto';
import { type CellText, openCellStorage } from './cell-to-correct.js';
import type { ItemAnswer, NewChange, OutboxItem, StoredEntry } from './outbox-item.js';
import { Outbox, type SendBatch } from './outbox.js';
import { deleteOutboxStorage, openOutboxStorage, type OutboxStorage } from './outbox-storage.js';

const database = 'outbox-test';
const change = (entryId: string, quantity = 1): NewChange => ({
  entryId,
  familyId: 'f1',
  change: { kind: 'log', input: { familyId: 'f1', serviceTypeId: 'food', month: '2018-03', quantity } },
  subject: {
    clusterId: 'c',
    familyCode: 'F-001',
    serviceTypeId: 'food',
    serviceName: { ar: 'مواد تموينية', en: 'Food' },
    month: '2018-03',
    shown: quantity,
  },
});
const confirmed: ItemAnswer = { entry: { version: 1 } as StoredEntry, refusal: null };
const neverAnswers: SendBatch = () => Promise.reject(new Error('no network'));

/** A server that records what it confirmed. */
function server(): { send: SendBatch; received: string[] } {
  const received: string[] = [];
  return {
    received,
    send: (batch) => {
      received.push(...batch.map(({ entryId }) => entryId));
      return Promise.resolve(batch.map(() => confirmed));
    },
  };
}

const ids = (items: readonly OutboxItem[]): string[] => items.map(({ entryId }) => entryId);

describe('outbox', () => {
  let storage: OutboxStorage;
  const opened: Outbox[] = [];
  const open = async (send: SendBatch, accountId = 'amal'): Promise<Outbox> => {
    const outbox = await Outbox.open({ accountId, storage, send, pause: 3_600_000 });
    opened.push(outbox);
    return outbox;
  };

  /** Entries that the device holds for an account. */
  const kept = async (accountId: string): Promise<string[]> => ids((await storage.read(accountId)).items);

  beforeEach(() => {
    storage = openOutboxStorage(database);
  });

  afterEach(async () => {
    for (const outbox of opened.splice(0)) {
      outbox.close();
      await outbox.settled();
    }
    storage.close();
    await deleteOutboxStorage(database);
  });

  it('keeps changes when the page restarts and then sends them in order', async () => {
    const before = await open(neverAnswers);
    await before.add([change('e1'), change('e2')]);
    await before.settled();
    expect(before.getState().obstacle).toBe('UNREACHABLE');
    before.close();

    const { send, received } = server();
    const after = await open(send);
    expect(ids(after.getState().items)).toEqual(['e1', 'e2']);
    after.wake();
    await after.settled();
    expect(received).toEqual(['e1', 'e2']);
    expect(await kept('amal')).toEqual([]);
  });

  it('removes an item only after the server confirmed that item', async () => {
    const outbox = await open((batch) =>
      Promise.resolve(
        batch.map(({ entryId }) =>
          entryId === 'e2'
            ? { entry: null, refusal: { code: 'MONTH_CLOSED', field: null, detail: null, current: null, repeat: null } }
            : confirmed,
        ),
      ),
    );
    await outbox.add([change('e1'), change('e2'), change('e3')]);
    await outbox.settled();
    expect(await kept('amal')).toEqual(['e2']);
    expect(outbox.getState().items).toMatchObject([{ entryId: 'e2', refusal: { code: 'MONTH_CLOSED' } }]);
  });

  it('sends the same key and content again after a lost response', async () => {
    const sent: string[] = [];
    let answers = false;
    const outbox = await open((batch) => {
      sent.push(JSON.stringify(batch.map(({ entryId, change: content }) => [entryId, content])));
      return answers ? Promise.resolve(batch.map(() => confirmed)) : Promise.reject(new Error('answer lost'));
    });
    await outbox.add([change('e1', 5)]);
    await outbox.settled();
    answers = true;
    outbox.wake();
    await outbox.settled();
    expect(sent).toHaveLength(2);
    expect(sent[1]).toBe(sent[0]);
    expect(outbox.getState().items).toEqual([]);
  });

  it('treats a response with too few results as no response', async () => {
    const outbox = await open(() => Promise.resolve([]));
    await outbox.add([change('e1')]);
    await outbox.settled();
    expect(ids(outbox.getState().items)).toEqual(['e1']);
    expect(outbox.getState().obstacle).toBe('UNREACHABLE');
  });

  it('neither shows nor sends changes of another account', async () => {
    await (await open(neverAnswers, 'amal')).add([change('e1')]);
    const { send, received } = server();
    const other = await open(send, 'basel');
    await other.add([change('e2')]);
    await other.settled();
    expect(received).toEqual(['e2']);
    expect(await kept('amal')).toEqual(['e1']);
  });

  it('sends a refused item again after it was amended', async () => {
    const outbox = await open((batch) =>
      Promise.resolve(
        batch.map(({ change: content }) =>
          content.kind === 'log' && content.input.repeatReason == null
            ? {
                entry: null,
                refusal: { code: 'POSSIBLE_REPEAT', field: null, detail: null, current: null, repeat: null },
              }
            : confirmed,
        ),
      ),
    );
    await outbox.add([change('e1')]);
    await outbox.settled();
    const [refused] = outbox.getState().items;
    await outbox.amend(refused?.itemId ?? '', (item) =>
      item.change.kind === 'log'
        ? { ...item, change: { ...item.change, input: { ...item.change.input, repeatReason: 'حاجة عاجلة' } } }
        : item,
    );
    await outbox.settled();
    expect(outbox.getState().items).toEqual([]);
  });

  it('sends a change that was added while an attempt was ending', async () => {
    const { send, received } = server();
    const outbox = await open(send);
    await outbox.add([change('e1')]);
    const stop = outbox.subscribe(() => {
      if (outbox.getState().lastSentAt === null) return;
      stop();
      void outbox.add([change('e2')]);
    });
    await outbox.settled();
    await outbox.settled();
    expect(received).toEqual(['e1', 'e2']);
  });

  it('keeps texts that are no values over a restart of the page, for their account only, until they are given up', async () => {
    const cellStorage = openCellStorage('cells-test');
    const cell: CellText = { familyId: 'f1', subject: change('e1').subject, text: '45 ألف', problem: 'NOT_A_NUMBER' };
    const openWithCells = async (accountId: string): Promise<Outbox> => {
      const outbox = await Outbox.open({ accountId, storage, cellStorage, send: server().send });
      opened.push(outbox);
      return outbox;
    };
    const before = await openWithCells('amal');
    await before.changeCells([{ itemId: 'f1 food 2018-03', cell }]);
    before.close();
    const after = await openWithCells('amal');
    expect(after.getState()).toMatchObject({ cells: [{ ...cell, accountId: 'amal' }], isKept: true, items: [] });
    expect((await openWithCells('basel')).getState().cells).toEqual([]);
    await after.changeCells([{ itemId: 'f1 food 2018-03', cell: null }]);
    expect((await openWithCells('amal')).getState().cells).toEqual([]);
    cellStorage.close();
    await deleteOutboxStorage('cells-test');
  });
});
