import type { EntryChange, NewChange, OutboxItem, StoredEntry } from './outbox-item.js';
import { changedItems } from '../../platform/device/kept-items.js';
import { byOrder, enqueue, nextBatch, type QueueChange, settle } from './outbox-queue.js';

const subject = {
  clusterId: 'c',
  familyCode: 'F-001',
  serviceTypeId: 'food',
  serviceName: { ar: 'مواد تموينية', en: 'Food' },
  month: '2018-03',
  shown: 2,
};
const log = (quantity: number): EntryChange => ({
  kind: 'log',
  input: { familyId: 'f1', serviceTypeId: 'food', month: '2018-03', quantity },
});
const correct = (version: number | null, quantity: number): EntryChange => ({
  kind: 'correct',
  version,
  input: { quantity },
});
const voided = (version: number | null): EntryChange => ({ kind: 'void', version, input: { reason: 'entry mistake' } });
const change = (entryId: string, entryChange: EntryChange, familyId = 'f1'): NewChange => ({
  entryId,
  familyId,
  change: entryChange,
  subject,
});

/** The queue after a change is applied. */
const changedLine = (items: readonly OutboxItem[], step: QueueChange): readonly OutboxItem[] =>
  [...changedItems(items, step)].sort(byOrder);

let order = 0;
function lineOf(...changes: NewChange[]): readonly OutboxItem[] {
  return changes.reduce<readonly OutboxItem[]>((items, next) => add(items, next), []);
}
function add(items: readonly OutboxItem[], next: NewChange): readonly OutboxItem[] {
  order += 1;
  return changedLine(items, enqueue(items, next, { itemId: `i${order}`, order, accountId: 'a' }));
}
const tried = (items: readonly OutboxItem[]): readonly OutboxItem[] => items.map((item) => ({ ...item, tries: 1 }));
const stored = (version: number): StoredEntry => ({ version }) as StoredEntry;
const refusal = (code: 'INVALID' | 'CONFLICT') => ({ code, field: null, detail: null, current: null, repeat: null });

describe('outbox queue', () => {
  it('sends a value that was typed twice only once, with the same key', () => {
    const line = lineOf(change('e1', log(2)), change('e1', correct(null, 3)));
    expect(line).toHaveLength(1);
    expect(line[0]).toMatchObject({ entryId: 'e1', change: { kind: 'log', input: { quantity: 3 } } });
  });

  it('never sends a new entry that was emptied again', () => {
    expect(lineOf(change('e1', log(2)), change('e1', voided(null)))).toEqual([]);
  });

  it('does not change the content of an item that was sent, because its response may have been lost', () => {
    const line = add(tried(lineOf(change('e1', log(2)))), change('e1', correct(null, 3)));
    expect(line.map((item) => item.change)).toEqual([log(2), correct(null, 3)]);
  });

  it('allows changes to a refused item, unless its key was stored with other content', () => {
    const refused = (code: 'INVALID' | 'CONFLICT') =>
      tried(lineOf(change('e1', log(2)))).map((item) => ({ ...item, refusal: refusal(code) }));
    expect(add(refused('INVALID'), change('e1', correct(null, 3)))).toMatchObject([{ tries: 0, refusal: null }]);
    expect(add(refused('CONFLICT'), change('e1', correct(null, 3)))).toHaveLength(2);
  });

  it('keeps the base version when corrections are merged or turned into a void', () => {
    expect(lineOf(change('e1', correct(4, 2)), change('e1', correct(9, 3)))[0]?.change).toEqual(correct(4, 3));
    expect(lineOf(change('e1', correct(4, 2)), change('e1', voided(9)))[0]?.change).toEqual(voided(4));
  });

  it('sends one kind of change at a time and keeps the order within a family', () => {
    const line = lineOf(
      change('e1', log(1), 'f1'),
      change('e2', correct(1, 2), 'f1'),
      change('e3', log(1), 'f1'),
      change('e4', log(1), 'f2'),
    );
    expect(nextBatch(line).map(({ entryId }) => entryId)).toEqual(['e1', 'e4']);
  });

  it('holds back later changes of a refused entry, and no others', () => {
    const line = lineOf(change('e1', correct(1, 2)), change('e2', log(1)));
    const refused = line.map((item) => (item.entryId === 'e1' ? { ...item, refusal: refusal('INVALID') } : item));
    expect(nextBatch(refused).map(({ entryId }) => entryId)).toEqual(['e2']);
  });

  it('passes the confirmed version to the next change of the same entry', () => {
    const line = add(tried(lineOf(change('e1', log(2)))), change('e1', correct(null, 3)));
    const first = line[0] as OutboxItem;
    expect(nextBatch(line.slice(1))).toEqual([]);
    const after = changedLine(line, settle(line, first, { entry: stored(1), refusal: null }));
    expect(after.map((item) => item.change)).toEqual([correct(1, 3)]);
    expect(nextBatch(after)).toHaveLength(1);
  });

  it('keeps a refused item in the queue with its reason', () => {
    const line = lineOf(change('e1', log(2)));
    const after = changedLine(line, settle(line, line[0] as OutboxItem, { entry: null, refusal: refusal('INVALID') }));
    expect(after).toMatchObject([{ entryId: 'e1', refusal: { code: 'INVALID' } }]);
  });
});
