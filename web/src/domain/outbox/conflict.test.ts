import { webcrypto } from 'node:crypto';
import { conflictOf, keepBoth, keepMine } from './conflict.js';
import type { EntryChange, OutboxItem, StandingEntry } from './outbox-item.js';
import { unfinishedWork } from './unfinished-work.js';
import { settle } from './outbox-queue.js';

const measures = {
  AMOUNT: { entryMode: 'AMOUNT', unit: { ar: 'ل.س', en: 'SYP' }, currency: 'SYP' },
  QUANTITY: { entryMode: 'QUANTITY', unit: { ar: 'سلة', en: 'basket' }, currency: 'SYP' },
  GIVEN: { entryMode: 'GIVEN', unit: { ar: 'دورة', en: 'course' }, currency: 'SYP' },
} as const;

const standing = (id: string, quantity: number, amount: number, rest: Partial<StandingEntry> = {}): StandingEntry => ({
  id,
  quantity,
  amount,
  currency: 'SYP',
  day: null,
  voucherNumber: null,
  nothingGiven: quantity === 0,
  voided: false,
  repeatReason: null,
  version: 1,
  givingAssociation: { id: 'own', name: { ar: 'جمعية', en: 'Association' } },
  member: null,
  changedBy: 'هدى العلي',
  changedAt: '2018-06-03T08:00:00.000Z',
  ...rest,
});

const cell = { familyId: 'f1', serviceTypeId: 'food', month: '2018-06' };
const log: EntryChange = { kind: 'log', input: { ...cell, quantity: 3, amount: 42_000, seen: [] } };
const correct: EntryChange = { kind: 'correct', version: 1, input: { quantity: 3, amount: 42_000 } };
const emptied: EntryChange = { kind: 'void', version: 1, input: { reason: 'خطأ' } };

function refused(
  code: 'CELL_FILLED' | 'STALE_VERSION' | 'ALREADY_VOIDED' | 'MONTH_CLOSED',
  change: EntryChange,
  stored: readonly StandingEntry[],
  { shown = 3, mode = 'QUANTITY' as keyof typeof measures } = {},
): OutboxItem {
  const current = code === 'CELL_FILLED' ? null : (stored[0] ?? null);
  return {
    itemId: 'item',
    order: 1,
    accountId: 'amal',
    entryId: 'mine',
    familyId: 'f1',
    tries: 1,
    change,
    subject: {
      clusterId: 'c',
      familyCode: 'F-001',
      serviceTypeId: 'food',
      serviceName: { ar: 'مواد', en: 'Food' },
      month: '2018-06',
      shown: change.kind === 'void' ? null : shown,
      measure: measures[mode],
    },
    refusal: { code, field: null, detail: null, current, standing: stored, repeat: null },
  };
}

function conflict(...parameters: Parameters<typeof refused>) {
  const found = conflictOf(refused(...parameters));
  if (found === null) throw new Error('no conflict');
  return found;
}

describe('conflict', () => {
  beforeAll(() => {
    Object.defineProperty(globalThis.crypto, 'randomUUID', { value: () => webcrypto.randomUUID(), configurable: true });
  });

  it.each([
    ['QUANTITY', standing('a', 1, 14_000), 1],
    ['QUANTITY', standing('a', 3, 42_000), 3],
    ['AMOUNT', standing('a', 1, 14_000), 14_000],
    ['GIVEN', standing('a', 1, 5_000), 1],
    ['GIVEN', standing('a', 0, 0), 0],
    ['AMOUNT', standing('a', 0, 0), 0],
  ] as const)('compares both values in the unit of the cell: %s', (mode, stored, theirs) => {
    for (const [code, change] of [
      ['CELL_FILLED', log],
      ['STALE_VERSION', correct],
      ['STALE_VERSION', emptied],
    ] as const) {
      expect(conflict(code, change, [stored], { mode })).toMatchObject({
        theirs,
        mine: change === emptied ? null : 3,
        storedBy: { changedBy: 'هدى العلي' },
      });
    }
  });

  it('reads the unit from the change where an older app kept none, and the other value from what it kept', () => {
    const { measure: _measure, ...subject } = refused('STALE_VERSION', correct, []).subject;
    const old = { ...refused('STALE_VERSION', correct, []), subject };
    const { changedBy: _by, changedAt: _at, ...current } = standing('a', 1, 14_000);
    const refusal = { code: 'STALE_VERSION', field: null, detail: null, current, repeat: null } as const;
    expect(conflictOf({ ...old, refusal })).toMatchObject({ theirs: 1, mine: 3, storedBy: null });
    const money = { ...old, subject: { ...subject, shown: 42_000 }, change: correct, refusal };
    expect(conflictOf(money)).toMatchObject({ theirs: 14_000, mine: 42_000 });
  });

  it('is what the badge asks to choose; other refusals are to be corrected', () => {
    const items = [refused('CELL_FILLED', log, [standing('a', 1, 14_000)]), refused('MONTH_CLOSED', log, [])];
    expect(unfinishedWork({ items, unreadable: [], cells: [] })).toEqual({
      toSend: 0,
      toCorrect: 1,
      toChoose: 1,
      toFinish: 0,
    });
  });

  it('mine: the stored entry is corrected to everything typed here', () => {
    const stored = standing('a', 1, 14_000, { version: 4, voucherNumber: '77', day: '2018-06-02' });
    expect(keepMine(conflict('CELL_FILLED', log, [stored]), 'x')).toMatchObject({
      amended: {
        itemId: 'item',
        entryId: 'a',
        change: {
          kind: 'correct',
          version: 4,
          input: { quantity: 3, amount: 42_000, day: null, memberId: null, voucherNumber: null },
        },
      },
    });
    for (const change of [correct, emptied]) {
      expect(keepMine(conflict('STALE_VERSION', change, [stored]), 'x')).toMatchObject({
        amended: { entryId: 'mine', change: { ...change, version: 4 } },
      });
    }
  });

  it('mine: where the stored entry was voided, it is logged anew with what was corrected', () => {
    const gone = standing('mine', 1, 14_000, { voided: true, voucherNumber: '77' });
    const answer = keepMine(conflict('ALREADY_VOIDED', correct, [gone]), 'x');
    expect(answer).toMatchObject({
      amended: {
        change: { kind: 'log', input: { ...cell, quantity: 3, amount: 42_000, voucherNumber: '77', seen: [] } },
      },
    });
    expect('amended' in answer && answer.amended.entryId).not.toBe('mine');
  });

  it('mine: several stored entries are voided first, then it is logged into a blank cell', () => {
    const stored = [standing('a', 1, 14_000, { version: 2 }), standing('b', 1, 14_000)];
    expect(keepMine(conflict('CELL_FILLED', log, stored), 'بعد المقارنة')).toMatchObject({
      instead: [
        { entryId: 'a', change: { kind: 'void', version: 2, input: { reason: 'بعد المقارنة' } } },
        { entryId: 'b', change: { kind: 'void', version: 1 } },
        { change: { kind: 'log', input: { quantity: 3, seen: [] } } },
      ],
    });
  });

  it('both: the entry is stored beside those that stand there now; never beside "nothing given"', () => {
    const both = conflict('CELL_FILLED', log, [standing('a', 1, 14_000, { version: 2 })]);
    expect(both.canBeBoth).toBe(true);
    expect(keepBoth(both)).toMatchObject({
      amended: { entryId: 'mine', change: { kind: 'log', input: { seen: [{ id: 'a', version: 2 }] } } },
    });
    expect(conflict('CELL_FILLED', log, [standing('a', 0, 0)]).canBeBoth).toBe(false);
    expect(conflict('CELL_FILLED', log, [standing('a', 1, 14_000)], { shown: 0 }).canBeBoth).toBe(false);
    expect(conflict('STALE_VERSION', correct, [standing('a', 1, 14_000)]).canBeBoth).toBe(false);
  });

  it("one's own later change of an entry that was seen is no reason to ask again", () => {
    const seen: EntryChange = { kind: 'log', input: { ...cell, quantity: 1, seen: [{ id: 'a', version: 1 }] } };
    const refusal = { code: 'POSSIBLE_REPEAT', field: null, detail: null, current: null, repeat: null } as const;
    const held = { ...refused('CELL_FILLED', seen, []), refusal };
    const own = { ...held, itemId: 'own', entryId: 'a', order: 2, change: correct, refusal: null };
    const { put, remove } = settle([held, own], own, {
      entry: standing('a', 3, 42_000, { version: 2 }),
      refusal: null,
    });
    expect(remove).toEqual(['own']);
    expect(put).toMatchObject([{ itemId: 'item', change: { input: { seen: [{ id: 'a', version: 2 }] } } }]);
  });
});
