import { mongo } from 'mongoose';
import { createServer, connect, type Server, type Socket } from 'node:net';

/** Codes by which a MongoDB server says that it is not, or no longer, the one to ask. */
export const awayCodes = {
  ShutdownInProgress: 91,
  PrimarySteppedDown: 189,
  NotWritablePrimary: 10107,
  InterruptedAtShutdown: 11600,
  InterruptedDueToReplStateChange: 11602,
  NotPrimaryOrSecondary: 13436,
} as const;

interface Failure {
  readonly code: number;
  /** `BEFORE`: the command is not done. `AFTER`: it is done, and its answer is lost. */
  readonly when: 'BEFORE' | 'AFTER';
}

/** Which command fails, and how; null leaves it alone. Asked once for each command. */
type Chooser = (command: string) => Failure | null;

export interface FailingDatabase {
  /** Connection string to use in place of the real one. */
  readonly uri: string;
  fail(choose: Chooser): void;
  heal(): void;
  close(): Promise<void>;
}

type Document = Record<string, unknown>;

const HEADER_BYTES = 16;
/** Header, flags and kind of the first section. */
const BODY_AT = 21;
const OP_MSG = 2013;
/** Commands that no failure of a primary concerns: how the driver finds out who is the primary. */
const monitoring = new Set(['hello', 'ismaster', 'isMaster', 'endSessions', 'ping']);

/** A proxy in front of a database that answers commands with server errors, with the labels that MongoDB gives them. */
export async function startFailingDatabase(realUri: string): Promise<FailingDatabase> {
  const real = new URL(realUri);
  let choose: Chooser = () => null;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(real.port), real.hostname);
    const lostAnswers = new Map<number, Buffer>();
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    eachMessage(client, (message) => {
      const command = commandOf(message);
      const [name = ''] = Object.keys(command ?? {});
      const failure = command === null || monitoring.has(name) ? null : choose(name);
      if (command === null || failure === null) return void upstream.write(message);
      const answer = errorAnswer(message.readInt32LE(4), command, failure.code);
      if (failure.when === 'BEFORE') return void client.write(answer);
      lostAnswers.set(message.readInt32LE(4), answer);
      upstream.write(message);
    });
    eachMessage(upstream, (message) => {
      const answered = message.readInt32LE(8);
      client.write(lostAnswers.get(answered) ?? message);
      lostAnswers.delete(answered);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const uri = new URL(realUri);
  uri.port = String(portOf(server));
  return {
    uri: uri.href,
    fail(chooser) {
      choose = chooser;
    },
    heal() {
      choose = () => null;
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port');
  return address.port;
}

/** Calls back with each whole message of the wire protocol. */
function eachMessage(socket: Socket, take: (message: Buffer) => void): void {
  let waiting = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= HEADER_BYTES && waiting.length >= waiting.readInt32LE(0)) {
      const length = waiting.readInt32LE(0);
      take(waiting.subarray(0, length));
      waiting = waiting.subarray(length);
    }
  });
}

/** The command in a message; null for messages of the old protocol, by which the driver says hello. */
function commandOf(message: Buffer): Document | null {
  if (message.readInt32LE(12) !== OP_MSG) return null;
  const length = message.readInt32LE(BODY_AT);
  return mongo.BSON.deserialize(message.subarray(BODY_AT, BODY_AT + length)) as Document;
}

function errorAnswer(requestId: number, command: Document, code: number): Buffer {
  const codeName = Object.entries(awayCodes).find(([, number]) => number === code)?.[0] ?? 'UnknownError';
  const body = mongo.BSON.serialize({ ok: 0, errmsg: `injected ${codeName}`, code, codeName, ...labelsOf(command) });
  const message = Buffer.alloc(BODY_AT + body.length);
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(requestId, 8);
  message.writeInt32LE(OP_MSG, 12);
  message.set(body, BODY_AT);
  return message;
}

/** What MongoDB adds: a transaction may be repeated as a whole; a commit, or a single write, by itself. */
function labelsOf(command: Document): { errorLabels?: string[] } {
  if (command['txnNumber'] === undefined) return {};
  const isEnding = 'commitTransaction' in command || 'abortTransaction' in command;
  const isInTransaction = command['autocommit'] === false && !isEnding;
  return { errorLabels: [isInTransaction ? 'TransientTransactionError' : 'RetryableWriteError'] };
}
