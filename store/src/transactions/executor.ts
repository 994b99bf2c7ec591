import type { GroupCommit, Step, Unit } from '../storage/group-commit.js';
import { AGAIN } from '../storage/group-commit.js';
import type { Environment, Reader } from '../storage/environment.js';
import { yieldToEventLoop } from '../slices.js';

/** A consistent view and what to call when it is not needed any more. */
export interface View {
  readonly reader: Reader;
  /** Commit that the view is of. */
  readonly since: number;
  release(): void;
}

/** How one command reads and writes: by itself, or inside a transaction. */
export interface Executor {
  view(): View;
  /** Runs a write; resolves when its changes are on the disk (or, in a transaction, in its memory). */
  run<T>(step: Step<T>): Promise<T>;
}

/** Reads the last commit; each write commits for itself, together with others that wait at the same time. */
export function directExecutor(environment: Environment, commits: GroupCommit): Executor {
  return {
    view: () => {
      const snapshot = environment.snapshot();
      return { reader: snapshot, since: commits.commits, release: () => snapshot.release() };
    },
    run: (step) => commits.run(step),
  };
}

/** Reads and writes `unit`, which nobody else sees. */
export function privateExecutor(unit: Unit, since: number): Executor {
  return {
    view: () => ({ reader: unit, since, release: () => undefined }),
    run: async (step) => {
      for (;;) {
        const result = step(unit);
        if (result !== AGAIN) return result;
        await yieldToEventLoop();
      }
    },
  };
}
