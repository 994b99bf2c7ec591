import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MongoClient } from 'mongodb';
import { StoreChild } from '../kit/store-process.js';
import type { Row } from './fault-rows.js';

const writes = 50;
const scenario = 'writes one after the other, flushes to the disk counted by strace';

/**
 * Every separately acknowledged write must have been flushed. A kill of the process would not show a missing flush, a
 * power failure would.
 */
export async function flushRow(): Promise<Row> {
  if (spawnSync('strace', ['-V']).status !== 0)
    return { what: scenario, outcome: 'FAILED', detail: 'not tried: strace is not installed' };
  const base = mkdtempSync(path.join(tmpdir(), 'store-flush-'));
  const log = path.join(base, 'calls');
  // With -D, strace runs as a child of the store and ends with it.
  const through = ['strace', '-D', '-f', '-o', log, '-e', 'trace=fdatasync,fsync,msync'];
  const child = new StoreChild(path.join(base, 'data'), { through });
  try {
    const { uri } = await child.serving;
    const client = await new MongoClient(uri).connect();
    const rows = client.db('faults').collection<{ _id: number }>('rows');
    await rows.insertOne({ _id: -1 });
    const before = flushesIn(log);
    for (let at = 0; at < writes; at++) await rows.insertOne({ _id: at });
    const flushes = flushesIn(log) - before;
    await client.close();
    const detail = `${writes} writes, ${flushes} flushes`;
    return { what: scenario, outcome: flushes >= writes ? 'served' : 'FAILED', detail };
  } finally {
    await child.stop();
    rmSync(base, { recursive: true, force: true });
  }
}

const flushesIn = (log: string): number =>
  readFileSync(log, 'utf8').match(/\b(?:fdatasync|fsync|msync)\(/g)?.length ?? 0;
