/**
 * Cooperative scheduling of long work. Everything that produces or transforms documents is a generator that yields `PAUSE`
 * when its time slice is used up. Consumers forward a `PAUSE` at once (`if (item === PAUSE) { yield PAUSE; continue; }`); the
 * outermost loop yields to the event loop before it continues.
 *
 * Scans pause by themselves. A stage that runs long without reading from its source (a sort, an unwind of a huge array) checks
 * `pauseIsDue()` every few hundred steps and yields `PAUSE` when it returns true.
 */
export const PAUSE: unique symbol = Symbol('pause');
export type Pause = typeof PAUSE;

/** A stream of items interspersed with pauses. */
export type Sliced<T> = Iterable<T | Pause>;

const sliceMilliseconds = 10;
let sliceEnds = 0;

/** Starts a time slice; called by the outermost loop each time it resumes. */
export function beginSlice(): void {
  sliceEnds = performance.now() + sliceMilliseconds;
}

/** Whether the current time slice is used up. */
export function pauseIsDue(): boolean {
  return performance.now() >= sliceEnds;
}

/**
 * Consumes a stream, yielding to the event loop at each pause. `take` returns false to stop early; `atPause` may throw to
 * cancel.
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

/** Resolves after pending events have been processed. */
export function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** The items of a stream without its pauses, for synchronous callers. */
export function* withoutPauses<T>(stream: Sliced<T>): Generator<T> {
  for (const item of stream) if (item !== PAUSE) yield item;
}
