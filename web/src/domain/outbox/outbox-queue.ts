import type { KeptChange } from '../../platform/device/device-storage.js';
import type { EntryChange, ItemAnswer, NewChange, OutboxItem } from './outbox-item.js';

/** Changes to the stored queue: items to put (new or changed) and ids of items to remove. */
export type QueueChange = KeptChange<OutboxItem>;

/** Most items in one request; the server accepts 500. */
const BATCH_SIZE = 100;

/** Whether the content may still change: the item was never sent, or the server definitely did not store it. */
const isOpen = (item: OutboxItem): boolean =>
  item.tries === 0 || (item.refusal !== null && item.refusal.code !== 'CONFLICT');

/**
 * Adds a change to the queue. It is merged with an unsent change of the same entry, so that typing twice sends once,
 * and a new entry that was emptied again is never sent.
 */
export function enqueue(
  items: readonly OutboxItem[],
  next: NewChange,
  identity: { readonly itemId: string; readonly order: number; readonly accountId: string },
): QueueChange {
  const last = items.findLast((item) => item.entryId === next.entryId);
  const newItem: OutboxItem = { ...next, ...identity, tries: 0, refusal: null };
  if (last === undefined || !isOpen(last)) return { put: [newItem], remove: [] };
  const merged = merge(last.change, next.change);
  if (merged === null) return { put: [], remove: [last.itemId] };
  return { put: [{ ...last, subject: next.subject, change: merged, tries: 0, refusal: null }], remove: [] };
}

/** Merges two changes into one with the same effect; null when nothing is left to do. */
function merge(first: EntryChange, second: EntryChange): EntryChange | null {
  if (second.kind === 'void') return first.kind === 'log' ? null : { ...second, version: versionOf(first) };
  if (second.kind === 'log') return second;
  if (first.kind === 'log') return { kind: 'log', input: applied(first.input, second.input) };
  if (first.kind === 'correct')
    return { ...second, version: first.version, input: { ...first.input, ...second.input } };
  return { ...second, version: first.version };
}

const versionOf = (change: EntryChange): number | null => (change.kind === 'log' ? null : change.version);

type LogInput = Extract<EntryChange, { kind: 'log' }>['input'];
type CorrectInput = Extract<EntryChange, { kind: 'correct' }>['input'];

/** Removes the reason of a correction: an entry that was never sent has no history to explain. */
function applied(log: LogInput, { reason: _reason, ...correction }: CorrectInput): LogInput {
  return { ...log, ...correction };
}

/**
 * The next request: items of one kind from the head of the queue. The order within a family is kept; a refused or
 * skipped item holds back later changes of the same entry only.
 */
export function nextBatch(
  items: readonly OutboxItem[],
  passedOver: ReadonlySet<string> = new Set(),
): readonly OutboxItem[] {
  const batch: OutboxItem[] = [];
  const passedFamilies = new Set<string>();
  const heldEntries = new Set<string>();
  for (const item of items) {
    if (batch.length === BATCH_SIZE) break;
    if (item.refusal !== null || passedOver.has(item.itemId) || heldEntries.has(item.entryId)) {
      heldEntries.add(item.entryId);
      continue;
    }
    const fits = item.change.kind === (batch[0]?.change.kind ?? item.change.kind);
    if (!fits || !isReady(item.change) || passedFamilies.has(item.familyId)) {
      passedFamilies.add(item.familyId);
      continue;
    }
    batch.push(item);
    heldEntries.add(item.entryId);
  }
  return batch;
}

const isReady = (change: EntryChange): boolean => change.kind === 'log' || change.version !== null;

/**
 * Applies the result of one item: a confirmed item leaves the queue and its new version is passed to later changes of
 * the same entry.
 */
export function settle(items: readonly OutboxItem[], item: OutboxItem, answer: ItemAnswer): QueueChange {
  if (answer.refusal !== null) return { put: [{ ...item, refusal: answer.refusal }], remove: [] };
  const version = answer.entry?.version;
  if (version === undefined) return { put: [], remove: [item.itemId] };
  const waiting = items.find(({ entryId, order }) => entryId === item.entryId && order > item.order);
  const seeing = items.flatMap((other) => {
    const seen = other.itemId === item.itemId ? null : seenAfter(other, item.entryId, version);
    return seen === null ? [] : [seen];
  });
  if (waiting === undefined || waiting.change.kind === 'log') return { put: seeing, remove: [item.itemId] };
  return { put: [{ ...waiting, change: { ...waiting.change, version } }, ...seeing], remove: [item.itemId] };
}

/**
 * A refused entry of the same cell after one's own change of an entry that it had seen: it has seen the new version as well. Null:
 * nothing to do.
 */
function seenAfter(item: OutboxItem, entryId: string, version: number): OutboxItem | null {
  if (item.change.kind !== 'log' || item.refusal === null) return null;
  const { seen } = item.change.input;
  if (!seen?.some((entry) => entry.id === entryId && entry.version === version - 1)) return null;
  const later = seen.map((entry) => (entry.id === entryId ? { ...entry, version } : entry));
  return { ...item, change: { ...item.change, input: { ...item.change.input, seen: later } } };
}

/** Oldest change first; records of another version of the app may have no order. */
export const byOrder = (a: OutboxItem, b: OutboxItem): number => a.order - b.order || 0;
