import net from 'node:net';
import { handleRequest } from '../commands/dispatch.js';
import type { Store } from '../store.js';
import { Framer, replyTo } from './framing.js';
import type { Request } from './framing.js';

/** Address to listen on: a port on the loopback address (0 for any free one), or a socket file. */
export type ListenAddress = { port: number } | { socket: string };

/** Serves a store to any number of clients. */
export class Server {
  private readonly connections = new Set<net.Socket>();
  private readonly server: net.Server;
  private readonly running = new Set<Promise<void>>();

  constructor(private readonly store: Store) {
    this.server = net.createServer({ noDelay: true }, (socket) => this.serve(socket));
  }

  /** Resolves with the host and port (or the escaped socket path) for a connection string. */
  listen(where: ListenAddress): Promise<string> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      const options = 'socket' in where ? { path: where.socket } : { port: where.port, host: '127.0.0.1' };
      this.server.listen(options, () => {
        const bound = this.server.address();
        resolve(
          typeof bound === 'object' && bound !== null ? `127.0.0.1:${bound.port}` : encodeURIComponent(bound ?? ''),
        );
      });
    });
  }

  /**
   * Stops accepting requests, waits for the running ones and closes all connections. Open cursors and transactions are ended
   * first, since a running write may be waiting for a transaction.
   */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const socket of this.connections) socket.pause();
    this.store.endCursorsAndTransactions();
    await Promise.all(this.running);
    for (const socket of this.connections) socket.destroy();
    await closed;
  }

  private serve(socket: net.Socket): void {
    this.connections.add(socket);
    const framer = new Framer();
    let last = Promise.resolve();
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.connections.delete(socket));
    socket.on('data', (chunk) => {
      let requests: Request[];
      try {
        requests = framer.push(chunk);
      } catch {
        socket.destroy();
        return;
      }
      for (const request of requests) last = last.then(() => this.run(socket, request));
      this.track(last);
    });
  }

  private async run(socket: net.Socket, request: Request): Promise<void> {
    try {
      const reply = await handleRequest(this.store, request);
      if (!request.silent && !socket.destroyed) socket.write(replyTo(request, reply));
    } catch {
      socket.destroy();
    }
  }

  private track(work: Promise<void>): void {
    this.running.add(work);
    void work.then(() => this.running.delete(work));
  }
}
