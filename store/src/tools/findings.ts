/** Receives the output lines of a tool. */
export type Report = (line: string) => void;

/** Further problems are only counted. */
const maxReported = 20;

/** The result of a check: what was examined and the problems found. */
export class Findings {
  collections = 0;
  documents = 0;
  entries = 0;
  readonly problems: string[] = [];
  private unreported = 0;

  add(problem: string): void {
    if (this.problems.length < maxReported) this.problems.push(problem);
    else this.unreported++;
  }

  /** Runs a part of a check; an error thrown in it becomes a problem of `subject`. */
  attempt<T>(subject: string | (() => string), part: () => T): T | undefined {
    try {
      return part();
    } catch (error) {
      const name = typeof subject === 'string' ? subject : subject();
      this.add(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  get sound(): boolean {
    return this.problems.length === 0;
  }

  /** The result in one line. */
  summary(): string {
    if (this.sound)
      return `No problem in ${this.collections} collections, ${this.documents} documents, ${this.entries} index entries`;
    const number = this.problems.length + this.unreported;
    return number === 1 ? `${this.problems[0]}` : `${number} problems, the first: ${this.problems[0]}`;
  }
}
