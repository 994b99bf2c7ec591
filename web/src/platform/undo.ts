/** Undo history, newest step first; the oldest steps are dropped beyond a limit. */
export class UndoStack<Step> {
  private steps: readonly Step[] = [];
  private readonly listeners = new Set<() => void>();

  constructor(private readonly limit = 100) {}

  /** Number of steps that can be undone; for `useSyncExternalStore`. */
  readonly getSize = (): number => this.steps.length;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  push(step: Step): void {
    this.show([...this.steps, step].slice(-this.limit));
  }

  /** Removes and returns the newest step. */
  pop(): Step | undefined {
    const step = this.steps.at(-1);
    if (step !== undefined) this.show(this.steps.slice(0, -1));
    return step;
  }

  clear(): void {
    this.show([]);
  }

  private show(steps: readonly Step[]): void {
    this.steps = steps;
    for (const listener of this.listeners) listener();
  }
}
