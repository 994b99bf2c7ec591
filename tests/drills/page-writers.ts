import { Long, type Document } from 'mongodb';
import { RawClient } from '../../store/src/testing/raw-client.js';
import type { Choices } from './generated-commands.js';

export const collection = 'rows';
/** Documents with the same value in the index; rewriting all of them changes pages in many places. */
const groups = 400;
const pageSize = 4096;
/** Text sizes: within a page, around the size from which a value has its own pages, and over many pages. */
const sizes = [20, 200, 1_900, 2_100, pageSize, 3 * pageSize, 12_000, 100_000] as const;
/** Number of cursors that a writer leaves open. Each holds a snapshot, whose pages cannot be overwritten. */
const mostCursors = 3;

export const rowOf = (id: number, choices: Choices): Document => ({
  _id: id,
  group: id % groups,
  text: 'x'.repeat(20 + choices.number(160)),
});

/** The connection has ended. */
class Lost extends Error {}

/** A client whose writes make long values grow and shrink, free pages in many places, and lengthen the free lists. */
export class PageWriter {
  readonly surprises: string[] = [];
  /** Number of acknowledged commands. */
  acknowledged = 0;
  private connection: RawClient | undefined;
  private readonly cursors: Long[] = [];
  private next: number;

  constructor(
    private readonly name: number,
    private readonly records: number,
    private readonly choices: Choices,
  ) {
    this.next = (name + 1) * 1_000_000_000;
  }

  /** Writes until the connection ends. */
  async work(uri: string): Promise<void> {
    this.connection = await RawClient.connect(uri);
    this.cursors.length = 0;
    try {
      for (;;) await this.writeOne();
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
    }
  }

  private async writeOne(): Promise<void> {
    const kind = this.choices.number(100);
    if (kind < 45) await this.rewrite();
    else if (kind < 60) await this.insert();
    else if (kind < 75) await this.removeScattered();
    else if (kind < 82) await this.removeRange();
    else if (kind < 88) await this.touchGroup();
    else if (kind < 94) await this.openCursor();
    else await this.closeCursors();
  }

  /** Changes the sizes of documents, some several times in one command, which is one commit. */
  private rewrite(): Promise<void> {
    const updates = Array.from({ length: 1 + this.choices.number(20) }, () => this.anId()).flatMap((id) =>
      Array.from({ length: 1 + this.choices.number(3) }, () => ({
        q: { _id: id },
        u: { $set: { text: this.aText() } },
        upsert: true,
      })),
    );
    return this.send({ update: collection, updates });
  }

  private insert(): Promise<void> {
    const documents = Array.from({ length: 1 + this.choices.number(200) }, () => {
      const id = this.next++;
      return this.choices.chance(5) ? { _id: id, text: this.aText() } : rowOf(id, this.choices);
    });
    return this.send({ insert: collection, documents });
  }

  private removeScattered(): Promise<void> {
    const ids = Array.from({ length: 1 + this.choices.number(300) }, () => this.anId());
    return this.send({ delete: collection, deletes: [{ q: { _id: { $in: ids } }, limit: 0 }] });
  }

  /** Neighbouring old documents, or those that this client inserted last. */
  private removeRange(): Promise<void> {
    const from = this.choices.chance(50) ? this.anId() : this.next - this.choices.number(1_000);
    const q = { _id: { $gte: from, $lt: from + this.choices.number(500) } };
    return this.send({ delete: collection, deletes: [{ q, limit: 0 }] });
  }

  private touchGroup(): Promise<void> {
    const updates = [{ q: { group: this.choices.number(groups) }, u: { $inc: { touched: 1 } }, multi: true }];
    return this.send({ update: collection, updates });
  }

  private async openCursor(): Promise<void> {
    if (this.cursors.length >= mostCursors) return this.closeCursors();
    const { cursor } = await this.answerTo({ find: collection, filter: { _id: { $gte: this.anId() } }, batchSize: 1 });
    const id = (cursor as { id: Long | number } | undefined)?.id ?? 0;
    if (!Long.fromValue(id).isZero()) this.cursors.push(Long.fromValue(id));
  }

  private async closeCursors(): Promise<void> {
    if (this.cursors.length > 0) await this.answerTo({ killCursors: collection, cursors: this.cursors.splice(0) });
  }

  private anId(): number {
    return this.choices.number(this.records);
  }

  private aText(): string {
    return 'y'.repeat(this.choices.chance(90) ? this.choices.of(sizes.slice(0, 5)) : this.choices.of(sizes));
  }

  private async send(command: Document): Promise<void> {
    await this.answerTo(command);
    this.acknowledged++;
  }

  private async answerTo(command: Document): Promise<Document> {
    const { connection } = this;
    if (connection === undefined) throw new Lost();
    const gone = connection.closed.then(() => Promise.reject(new Lost()));
    const reply = await Promise.race([connection.send(command), gone]);
    if (reply['ok'] !== 1 || reply['writeErrors'] !== undefined)
      this.surprises.push(`writer ${this.name}: ${JSON.stringify(reply).slice(0, 300)}`);
    return reply;
  }
}
