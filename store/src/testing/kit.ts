import { MongoClient } from 'mongodb';
import type { Collection, Db, Document } from 'mongodb';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serve } from '../serve.js';
import type { Serving } from '../serve.js';

/** A store and a client for one test file. */
export class TestStore {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'store-test-'));
  private serving: Serving | undefined;
  private connected: MongoClient | undefined;
  private collectionCount = 0;

  async open(): Promise<this> {
    this.serving = await serve(this.folder);
    this.connected = await this.connect();
    return this;
  }

  get uri(): string {
    if (this.serving === undefined) throw new Error('The store is not open');
    return this.serving.uri;
  }

  get client(): MongoClient {
    if (this.connected === undefined) throw new Error('The store is not open');
    return this.connected;
  }

  get db(): Db {
    return this.client.db('test');
  }

  /** A new collection. */
  collection<T extends Document = Document>(): Collection<T> {
    return this.db.collection<T>(`c${++this.collectionCount}`);
  }

  connect(): Promise<MongoClient> {
    return new MongoClient(this.uri).connect();
  }

  /** Closes the store while clients are still connected. */
  async stopServing(): Promise<void> {
    await this.serving?.close();
    this.serving = undefined;
  }

  async close(): Promise<void> {
    await this.connected?.close();
    await this.serving?.close();
    this.connected = undefined;
    this.serving = undefined;
  }

  async reopen(): Promise<void> {
    await this.close();
    await this.open();
  }

  async remove(): Promise<void> {
    await this.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The error code of a rejected action; throws when it was not rejected with one. */
export async function codeOf(action: Promise<unknown>): Promise<number> {
  const outcome = await action.then(
    () => 'was not refused',
    (error: unknown) => error,
  );
  if (typeof outcome === 'object' && outcome !== null && 'code' in outcome) return Number(outcome.code);
  throw outcome instanceof Error ? outcome : new Error(`The action ${String(outcome)}`);
}
