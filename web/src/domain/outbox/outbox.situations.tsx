import { act, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import type { KeptRecord } from '../../platform/device/device-storage.js';
import { maySignOut } from '../../platform/session.js';
import { nothing, pressing, situation } from '../../testing/situations.js';
import { coordinator } from '../../testing/viewers.js';
import type { OutboxState, UnsentChanges } from './outbox.js';
import { OutboxContext } from './outbox-context.js';
import type { CellToCorrect } from './cell-to-correct.js';
import type { EntryChange, ItemRefusal, OutboxItem, StandingEntry, StoredEntry } from './outbox-item.js';
import { OutboxBadge } from './OutboxBadge.js';
import { OutboxList } from './OutboxList.js';
import { RefusedChange } from './RefusedChange.js';
import { SignOutQuestion } from './SignOutQuestion.js';

const stored: StoredEntry = {
  id: 'entry-1',
  quantity: 1,
  amount: 52_000,
  currency: 'SYP',
  day: null,
  voucherNumber: null,
  nothingGiven: false,
  voided: false,
  repeatReason: null,
  version: 4,
  givingAssociation: { id: 'association-1', name: { ar: 'جمعية الياسمين', en: 'Jasmine Association' } },
  member: null,
};

export const waiting: OutboxItem = {
  itemId: 'item-1',
  order: 1,
  accountId: 'coordinator',
  entryId: 'entry-1',
  familyId: 'family-2',
  tries: 0,
  refusal: null,
  change: {
    kind: 'correct',
    version: 3,
    input: { quantity: 1, amount: 45_000 },
  },
  subject: {
    clusterId: 'cluster-1',
    familyCode: 'F-002',
    serviceTypeId: 'service-1',
    serviceName: { ar: 'راتب شهري', en: 'Monthly stipend' },
    month: '2026-07',
    shown: 45_000,
  },
};
const emptied: OutboxItem = { ...waiting, itemId: 'item-2', subject: { ...waiting.subject, shown: null } };

export const textInCell: CellToCorrect = {
  accountId: 'coordinator',
  itemId: 'cell-1',
  familyId: 'family-104',
  subject: { ...waiting.subject, familyCode: 'F-104', shown: null },
  text: '45 ألف',
  problem: 'NOT_A_NUMBER',
};

const fromAnotherVersion: KeptRecord = { accountId: 'coordinator', itemId: 'item-9' };

const because = (code: ItemRefusal['code'], rest: Partial<ItemRefusal> = {}): ItemRefusal => ({
  code,
  field: null,
  detail: null,
  current: null,
  repeat: null,
  ...rest,
});
const refused = (refusal: ItemRefusal, rest: Partial<OutboxItem> = {}): OutboxItem => ({
  ...waiting,
  tries: 1,
  refusal,
  ...rest,
});

const standing: StandingEntry = { ...stored, changedBy: 'هدى العلي', changedAt: '2026-07-14T06:05:00.000Z' };
const baskets = {
  entryMode: 'QUANTITY',
  unit: { ar: 'سلة غذائية', en: 'food basket' },
  currency: 'SYP',
} as const;
const money = { ...baskets, entryMode: 'AMOUNT' } as const;
const logged: EntryChange = {
  kind: 'log',
  input: { familyId: 'family-2', serviceTypeId: 'service-1', month: '2026-07', quantity: 1, amount: 45_000, seen: [] },
};
const filled = because('CELL_FILLED', { field: 'seen', detail: '1', standing: [standing] });

const stale = because('STALE_VERSION', { current: stored });
const repeat = because('POSSIBLE_REPEAT', {
  repeat: { otherName: { ar: 'جمعية الرحمة', en: 'Mercy Association' }, daysApart: 3 },
});
const unnamedRepeat = because('POSSIBLE_REPEAT', { repeat: { otherName: null, daysApart: 1 } });
const closed = because('MONTH_CLOSED', { field: 'month' });

/** An outbox in the given state, with its methods replaced by those of the test. */
export function outboxIn(state: Partial<OutboxState>, verbs: Partial<UnsentChanges> = {}): UnsentChanges {
  const whole: OutboxState = {
    items: [],
    unreadable: [],
    cells: [],
    obstacle: null,
    isKept: true,
    lastSentAt: null,
    ...state,
  };
  return {
    getState: () => whole,
    subscribe: () => nothing,
    onConfirmed: () => nothing,
    add: () => Promise.resolve(),
    amend: () => Promise.resolve(),
    discard: () => Promise.resolve(),
    discardUnreadable: () => Promise.resolve(),
    changeCells: () => Promise.resolve(),
    wake: nothing,
    settled: () => Promise.resolve(),
    ...verbs,
  };
}

interface WithOutboxProps {
  outbox: UnsentChanges;
  children: ReactNode;
}

/** A view wrapped in an outbox. */
export function WithOutbox({ outbox, children }: WithOutboxProps) {
  return <OutboxContext value={outbox}>{children}</OutboxContext>;
}

const badge = (state: Partial<OutboxState>) =>
  situation(WithOutbox, { outbox: outboxIn(state), children: <OutboxBadge /> });
const list = (state: Partial<OutboxState>) =>
  situation(WithOutbox, { outbox: outboxIn(state), children: <OutboxList onLeave={nothing} /> });
const refusal = (why: ItemRefusal, rest: Partial<OutboxItem> = {}) =>
  situation(WithOutbox, { outbox: outboxIn({}), children: <RefusedChange item={refused(why, rest)} refusal={why} /> });

export const situations = {
  badgeSaved: badge({}),
  badgeWaiting: badge({ items: [waiting, emptied] }),
  badgeOpen: situation(
    WithOutbox,
    { outbox: outboxIn({ items: [waiting, emptied] }), children: <OutboxBadge /> },
    pressing('2 بانتظار الإرسال'),
  ),
  signingOut: situation(
    SignOutQuestion,
    { outbox: outboxIn({ items: [waiting, emptied] }) },
    {
      reachedBy: async () => {
        await act(async () => void maySignOut(coordinator));
        await screen.findByRole('dialog');
      },
    },
  ),
  badgeUnreachable: badge({ items: [waiting], obstacle: 'UNREACHABLE' }),
  badgeRefused: badge({ items: [waiting, refused(closed, { itemId: 'item-3' })] }),
  badgeNotKept: badge({ items: [waiting], isKept: false }),
  listSaved: list({ lastSentAt: Date.parse('2026-07-15T06:05:00.000Z') }),
  listWaiting: list({ items: [waiting, emptied] }),
  listUnreachable: list({ items: [waiting], obstacle: 'UNREACHABLE', lastSentAt: 1 }),
  badgeToCorrect: badge({ cells: [textInCell] }),
  badgeOfAll: badge({ items: [waiting, emptied, refused(stale, { itemId: 'item-3' })], cells: [textInCell] }),
  badgeNotKeptWithText: badge({ cells: [textInCell], isKept: false }),
  listOfText: list({ cells: [textInCell] }),
  badgeUnreadable: badge({ unreadable: [fromAnotherVersion] }),
  listFaulted: list({ items: [waiting], obstacle: 'FAULT' }),
  listOfOldApp: list({ items: [waiting], obstacle: 'APP_TOO_OLD', lastSentAt: 1 }),
  listUnreadable: list({ unreadable: [fromAnotherVersion] }),
  listOfNothingNotKept: list({ isKept: false }),
  listNotKept: list({ items: [refused(closed)], isKept: false }),
  refusedForClosedMonth: refusal(closed),
  refusedForVoided: refusal(because('ALREADY_VOIDED')),
  refusedForRetiredService: refusal(because('SERVICE_TYPE_RETIRED', { field: 'serviceTypeId' })),
  refusedForConflict: refusal(because('CONFLICT', { field: 'clientKey' })),
  refusedAsRepeat: refusal(repeat),
  refusedAsRepeatOfLog: refusal(unnamedRepeat, {
    change: {
      kind: 'log',
      input: { familyId: 'family-2', serviceTypeId: 'service-1', month: '2026-07', quantity: 1, amount: 45_000 },
    },
  }),
  refusedAsRepeatOfVoid: refusal(repeat, { change: { kind: 'void', version: 3, input: { reason: 'خطأ' } } }),
  refusedAsStale: refusal(stale),
  refusedAsStaleQuantity: refusal(
    because('STALE_VERSION', { current: { ...stored, quantity: 2 }, standing: [{ ...standing, quantity: 2 }] }),
    { subject: { ...waiting.subject, shown: 0, measure: baskets } },
  ),
  refusedForFilledCell: refusal(filled, { change: logged, subject: { ...waiting.subject, measure: money } }),
  refusedForNothingGiven: refusal(
    { ...filled, standing: [{ ...standing, quantity: 0, amount: 0, nothingGiven: true }] },
    { change: logged, subject: { ...waiting.subject, measure: money } },
  ),
  refusedAsStaleVoided: refusal(because('STALE_VERSION', { current: { ...stored, voided: true } }), {
    subject: { ...waiting.subject, shown: null },
  }),
};
