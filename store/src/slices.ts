/**
 * Long work gives way to other clients: everything that produces or passes on documents is a generator, and when a slice
 * of time is used up it yields `PAUSE` instead of a document. Whoever consumes a stream passes a `PAUSE` on at once
 * (`if (item === PAUSE) { yield PAUSE; continue; }`); the outermost loop lets other work run before it asks for more.
 *
 * Sources (scans) pause by themselves. A stage that works long without asking its source (a sort, an unwind of a huge
 * array) asks `pauseIsDue()` every few hundred steps and yields `PAUSE` when it says so.
 */
export const PAUSE: unique symbol = Symbol('pause');
export type Pause = typeof PAUSE;

/** A stream of documents (or other things) with pauses in it. */
export type Sliced<T> = Iterable<T | Pause>;

const sliceMilliseconds = 10;
let sliceEnds = 0;

/** Starts a slice of time; called by the outermost loop each time it takes up the work again. */
export function beginSlice(): void {
  sliceEnds = performance.now() + sliceMilliseconds;
}

/** Whether the running slice is used up. */
export function pauseIsDue(): boolean {
  return performance.now() >= sliceEnds;
}

/**
 * Runs a stream to its end, letting other work run at each pause. `take` returns false to stop early; `atPause` may throw
 * to end the work.
 */
export async function drain<T>(
  stream: Sliced<T>,
  take: (item: T) => boolean | void,
  atPause?: () => void,
): Promise<void> {
  const iterator = stream[Symbol.iterator]();
  beginSlice();
  for (;;) {
    const { done, value } = iterator.next();
    if (done === true) return;
    if (value === PAUSE) {
      await yieldToEventLoop();
      try {
        atPause?.();
      } catch (error) {
        iterator.return?.();
        throw error;
      }
      beginSlice();
    } else if (take(value) === false) {
      iterator.return?.();
      return;
    }
  }
}

/** Resolves after other waiting work has had its turn. */
export function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** All items of a stream, ignoring its pauses: for callers that cannot wait (inside one write, in tests). */
export function* withoutPauses<T>(stream: Sliced<T>): Generator<T> {
  for (const item of stream) if (item !== PAUSE) yield item;
}
