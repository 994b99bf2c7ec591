import type { GroupCommit, Step, Unit } from '../storage/group-commit.js';
import { AGAIN } from '../storage/group-commit.js';
import type { Environment, Reader } from '../storage/environment.js';
import { yieldToEventLoop } from '../slices.js';

/** A consistent view of the data; it must be released. */
export interface View {
  readonly reader: Reader;
  /** Commit of the view. */
  readonly since: number;
  release(): void;
}

/** How a command reads and writes: directly or inside a transaction. */
export interface Executor {
  view(): View;
  /** Runs a write step; resolves when its changes are on disk, or in the memory of the transaction. */
  run<T>(step: Step<T>): Promise<T>;
}

/** Reads the last commit and writes through the group commit. */
export function directExecutor(environment: Environment, commits: GroupCommit): Executor {
  return {
    view: () => {
      const snapshot = environment.snapshot();
      return { reader: snapshot, since: commits.commits, release: () => snapshot.release() };
    },
    run: (step) => commits.run(step),
  };
}

/** Reads and writes the private state of a transaction. */
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
