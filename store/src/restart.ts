import { PAUSE, pauseIsDue, type Pause } from './slices.js';

/**
 * Work on one document that takes long gives way too, although it is a function and cannot yield: it is broken off and done again
 * from its beginning, but its loops go on where they were. That is sound because the work is pure: done again with the same
 * document, it comes to the same loops in the same order, and a loop that has ended gives what it gave before.
 */
interface Loop {
  at: number;
  state: unknown;
  ended: boolean;
  /** The loops inside the step that was broken off. */
  inner: Loop[];
}

/** Thrown through the work; nothing may catch it on the way. */
const brokenOff = Symbol('broken off');

/** Steps after which a loop looks at the time; so many are done at least each time the work is taken up. */
const stepsBetween = 16;

/** The loops of the work that is being done; null where nobody can wait for it. */
let loops: Loop[] | null = null;
let next = 0;

/**
 * Goes through the items: `step` makes a new state of the last one, until `enough` says that no more is needed. A step may
 * change the state in place once it has computed all that it needs.
 */
export function fold<Item, State>(
  items: ArrayLike<Item>,
  first: State,
  step: (state: State, item: Item) => State,
  enough: (state: State) => boolean = () => false,
): State {
  if (loops === null) {
    let state = first;
    for (let at = 0; at < items.length && !enough(state); at++) state = step(state, items[at]!);
    return state;
  }
  const loop = (loops[next++] ??= { at: 0, state: first, ended: false, inner: [] });
  if (!loop.ended) runLoop(loop, items, step, enough);
  return loop.state as State;
}

function runLoop<Item, State>(
  loop: Loop,
  items: ArrayLike<Item>,
  step: (state: State, item: Item) => State,
  enough: (state: State) => boolean,
): void {
  const [outer, nextOuter] = [loops, next];
  try {
    for (let steps = 1; loop.at < items.length && !enough(loop.state as State); steps++) {
      loops = loop.inner;
      next = 0;
      loop.state = step(loop.state as State, items[loop.at]!);
      loop.at++;
      if (loop.inner.length > 0) loop.inner = [];
      if (steps % stepsBetween === 0 && pauseIsDue()) throw brokenOff;
    }
    loop.ended = true;
  } finally {
    loops = outer;
    next = nextOuter;
  }
}

/** Work that is done again and again, each time until it is finished or a pause is due. */
export class Restartable<Result> {
  private loops: Loop[] = [];

  constructor(private readonly work: () => Result) {}

  /** What the work gives; `PAUSE` when it has to be called again. */
  run(): Result | Pause {
    const [outer, nextOuter] = [loops, next];
    loops = this.loops;
    next = 0;
    try {
      const result = this.work();
      if (this.loops.length > 0) this.loops = [];
      return result;
    } catch (error) {
      if (error === brokenOff) return PAUSE;
      this.loops = [];
      throw error;
    } finally {
      loops = outer;
      next = nextOuter;
    }
  }
}

/** Does pure work and pauses in it when the slice is used up. */
export function* withPauses<Result>(work: () => Result): Generator<Pause, Result> {
  const restartable = new Restartable(work);
  for (;;) {
    const result = restartable.run();
    if (result !== PAUSE) return result;
    yield PAUSE;
  }
}
