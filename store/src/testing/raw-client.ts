import { BSON } from 'mongodb';
import type { Document } from 'mongodb';
import net from 'node:net';

/** A client that sends exactly the given commands, without the sessions and transaction numbers that the driver adds. */
export class RawClient {
  private received = Buffer.alloc(0);
  private waiting: ((reply: Document) => void)[] = [];
  /** Resolves when either side has closed the connection. */
  readonly closed: Promise<void>;

  private constructor(private readonly socket: net.Socket) {
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
    socket.on('data', (chunk) => this.take(chunk));
  }

  static connect(uri: string): Promise<RawClient> {
    const host = decodeURIComponent(new RegExp('^mongodb://([^/]*)/').exec(uri)?.[1] ?? '');
    const socket = host.startsWith('/') ? net.connect(host) : net.connect(Number(host.split(':')[1]), '127.0.0.1');
    return new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.on('error', () => socket.destroy());
        resolve(new RawClient(socket));
      });
    });
  }

  /** Sends a command to the database `test` and resolves with the reply, which may be an error. */
  send(command: Document): Promise<Document> {
    const body = BSON.serialize({ ...command, $db: command['$db'] ?? 'test' }, { ignoreUndefined: true });
    const head = Buffer.alloc(21);
    head.writeInt32LE(head.length + body.length, 0);
    head.writeInt32LE(2013, 12);
    this.socket.write(Buffer.concat([head, body]));
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  sendBytes(bytes: Buffer): Promise<void> {
    this.socket.write(bytes);
    return new Promise((resolve) => this.socket.once('close', () => resolve()));
  }

  close(): void {
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.received = Buffer.concat([this.received, chunk]);
    while (this.received.length >= 4 && this.received.length >= this.received.readInt32LE(0)) {
      const size = this.received.readInt32LE(0);
      this.waiting.shift()?.(BSON.deserialize(this.received.subarray(21, size)));
      this.received = this.received.subarray(size);
    }
  }
}
