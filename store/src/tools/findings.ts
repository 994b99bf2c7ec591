/** Takes the lines that a tool writes while it works. */
export type Report = (line: string) => void;

/** More problems than this are counted, not told. */
const maxReported = 20;

/** What a check has looked at and what it found wrong. */
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

  /** Runs a part of the check; an error in it is a problem of what it looks at. */
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

  /** One line that says how it went. */
  summary(): string {
    if (this.sound)
      return `No problem in ${this.collections} collections, ${this.documents} documents, ${this.entries} index entries`;
    const number = this.problems.length + this.unreported;
    return number === 1 ? `${this.problems[0]}` : `${number} problems, the first: ${this.problems[0]}`;
  }
}
