import { randomUUID } from 'node:crypto';
import { Binary, Long, type Document } from 'mongodb';
import { RawClient } from '../../store/src/testing/raw-client.js';
import type { Deed, Ledger } from './crash-ledger.js';
import type { Choices } from './generated-commands.js';

export const database = 'crash';
/** Documents on two sides; transactions move amounts between them. */
export const accounts = 40;
export const startAmount = 1_000;
const shared = 'counters/shared';

/** The connection has ended, so it is unknown whether the last command was executed. */
class Lost extends Error {}

/** A write with a transaction number, which can be sent again with the same number. */
interface Sent {
  readonly deed: Deed;
  readonly command: Document;
  readonly kind: 'write' | 'commit';
}

/** One client: writes continuously, and remembers which write was in progress when the store was killed. */
export class CrashClient {
  readonly surprises: string[] = [];
  private connection: RawClient | undefined;
  private readonly lsid = { id: new Binary(Buffer.from(randomUUID().replaceAll('-', ''), 'hex'), 4) };
  private number = 0;
  private made = 0;
  private inDoubt: Sent | undefined;
  private last: Sent | undefined;

  constructor(
    private readonly name: number,
    private readonly ledger: Ledger,
    private readonly choices: Choices,
  ) {}

  async connect(uri: string): Promise<void> {
    this.connection = await RawClient.connect(uri);
  }

  /** Sends unacknowledged writes again, and sometimes acknowledged ones as if the response had been lost. */
  async settle(): Promise<void> {
    const { inDoubt } = this;
    this.inDoubt = undefined;
    if (inDoubt !== undefined) await this.sendAgain(inDoubt);
    else if (this.last !== undefined && this.choices.chance(50)) {
      const reply = await this.send(this.last.command);
      if (reply['ok'] !== 1 || reply['writeErrors'] !== undefined) this.surprise('sent again', reply);
      this.ledger.replayed++;
    }
  }

  /** Writes until the connection ends. */
  async work(): Promise<void> {
    try {
      for (;;) await this.writeOne();
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
    }
  }

  close(): void {
    this.connection?.close();
  }

  private async sendAgain(sent: Sent): Promise<void> {
    const reply = await this.send(sent.command);
    if (reply['ok'] === 1 && reply['writeErrors'] === undefined) {
      this.ledger.acknowledge(sent.deed);
      this.last = sent;
    } else if (sent.kind === 'commit' && reply['code'] === 251) this.ledger.withdraw(sent.deed);
    else this.surprise(sent.deed.name, reply);
  }

  private async writeOne(): Promise<void> {
    const kind = this.choices.number(10);
    if (kind < 3) await this.write(this.insertion());
    else if (kind < 5) await this.write(this.increment());
    else if (kind < 6) await this.write(this.change());
    else if (kind < 9) await this.move(true);
    else await this.move(false);
  }

  private async write({ deed, command }: { deed: Deed; command: Document }): Promise<void> {
    const sent: Sent = { deed, kind: 'write', command: this.numbered(command) };
    this.ledger.begin(deed);
    this.inDoubt = sent;
    const reply = await this.send(sent.command);
    this.inDoubt = undefined;
    if (reply['ok'] !== 1 || reply['writeErrors'] !== undefined) return this.surprise(deed.name, reply);
    this.ledger.acknowledge(deed);
    this.last = sent;
  }

  /** A transaction over three collections: a record of the move, and an amount moved from one side to the other. */
  private async move(commits: boolean): Promise<void> {
    const account = this.choices.number(accounts);
    const id = `${account}:${this.nextName()}`;
    const deed: Deed = {
      name: `move ${id}`,
      inserts: [{ collection: 'moves', id }],
      increments: [
        { counter: `left/${account}`, by: -1 },
        { counter: `right/${account}`, by: 1 },
      ],
    };
    const first = this.numbered({ insert: 'moves', documents: [{ _id: id, account }], startTransaction: true });
    const inside = { autocommit: false, lsid: first['lsid'] as Document, txnNumber: first['txnNumber'] as Long };
    const steps: Document[] = [
      { ...first, autocommit: false },
      { update: 'left', updates: [{ q: { _id: account }, u: { $inc: { n: -1 } } }], ...inside },
      { update: 'right', updates: [{ q: { _id: account }, u: { $inc: { n: 1 } } }], ...inside },
    ];
    for (const step of steps) {
      const reply = await this.send(step);
      if (reply['code'] === 112) return;
      if (reply['ok'] !== 1) return this.surprise(deed.name, reply);
    }
    if (!commits) {
      await this.send({ abortTransaction: 1, ...inside, $db: 'admin' });
      return;
    }
    const sent: Sent = { deed, kind: 'commit', command: { commitTransaction: 1, ...inside, $db: 'admin' } };
    this.ledger.begin(deed);
    this.inDoubt = sent;
    const reply = await this.send(sent.command);
    this.inDoubt = undefined;
    if (reply['ok'] !== 1) return this.surprise(deed.name, reply);
    this.ledger.acknowledge(deed);
    this.last = sent;
  }

  private insertion(): { deed: Deed; command: Document } {
    const ids = Array.from({ length: 1 + this.choices.number(3) }, () => this.nextName());
    return {
      deed: {
        name: `insert ${ids.join(' ')}`,
        inserts: ids.map((id) => ({ collection: 'singles', id })),
        increments: [],
      },
      command: {
        insert: 'singles',
        documents: ids.map((id) => ({ _id: id, client: this.name, text: 'x'.repeat(200) })),
      },
    };
  }

  private increment(): { deed: Deed; command: Document } {
    const counter = this.choices.chance(50) ? shared : `counters/${this.name}`;
    const increment = 1 + this.choices.number(3);
    const q = { _id: counter.slice('counters/'.length) };
    const u = { $inc: { n: increment } };
    const command = this.choices.chance(50)
      ? { update: 'counters', updates: [{ q, u }] }
      : { findAndModify: 'counters', query: q, update: u, new: true };
    return {
      deed: { name: `add ${increment} to ${counter}`, inserts: [], increments: [{ counter, by: increment }] },
      command,
    };
  }

  /** Changes one of the initial documents; each client has its own. */
  private change(): { deed: Deed; command: Document } {
    const id = String(this.name + 10 * this.choices.number(50));
    const to = ++this.made;
    const updates = [{ q: { _id: id }, u: { $set: { stamp: to } } }];
    return {
      deed: { name: `set ${id} to ${to}`, inserts: [], increments: [], sets: { id, to } },
      command: { update: 'preloaded', updates },
    };
  }

  private nextName(): string {
    return `${this.name}-${++this.made}`;
  }

  private numbered(command: Document): Document {
    return { ...command, lsid: this.lsid, txnNumber: Long.fromNumber(++this.number) };
  }

  private async send(command: Document): Promise<Document> {
    const { connection } = this;
    if (connection === undefined) throw new Lost();
    const gone = connection.closed.then(() => Promise.reject(new Lost()));
    return Promise.race([connection.send({ ...command, $db: command['$db'] ?? database }), gone]);
  }

  private surprise(event: string, reply: Document): void {
    this.surprises.push(`${event}: ${JSON.stringify(reply)}`);
  }
}
