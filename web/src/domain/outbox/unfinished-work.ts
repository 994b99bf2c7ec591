import { conflictOf } from './conflict.js';
import type { OutboxState } from './outbox.js';

/** What a person typed that is not on the server, by what it waits for. */
interface UnfinishedWork {
  /** Waits for the network. */
  readonly toSend: number;
  /** Needs a person: a text that is no value, or a change that was not accepted. */
  readonly toCorrect: number;
  /** Two people gave two values. */
  readonly toChoose: number;
  /** Half-filled forms and visits. */
  readonly toFinish: number;
}

/**
 * Counts everything that was typed on this device and is not on the server; whatever says "saved" asks here.
 *
 * @param toFinish Number of half-filled forms and visits.
 */
export function unfinishedWork(
  { items, unreadable, cells }: Pick<OutboxState, 'items' | 'unreadable' | 'cells'>,
  toFinish = 0,
): UnfinishedWork {
  const refused = items.filter(({ refusal }) => refusal !== null);
  const toChoose = refused.filter((item) => conflictOf(item) !== null).length;
  return {
    toSend: items.length - refused.length,
    toCorrect: refused.length - toChoose + unreadable.length + cells.length,
    toChoose,
    toFinish,
  };
}

/** How much there is of it in all. */
export const countOf = ({ toSend, toCorrect, toChoose, toFinish }: UnfinishedWork): number =>
  toSend + toCorrect + toChoose + toFinish;
