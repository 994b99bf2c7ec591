import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Environment } from './environment.js';

describe('environment', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'store-environment-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('rolls back a write that throws', async () => {
    const environment = new Environment(folder);
    const commit = environment.lastCommit();
    const broken = (): void =>
      environment.write((writer) => {
        writer.put('meta', Buffer.of(1), Buffer.of(1));
        throw new Error('half way');
      });
    expect(broken).toThrow('half way');
    const snapshot = environment.snapshot();
    expect([snapshot.get('meta', Buffer.of(1)), environment.lastCommit()]).toEqual([undefined, commit]);
    snapshot.release();
    await environment.close();
  });

  it('returns values of every size as written, and does not change them on later reads', async () => {
    const environment = new Environment(folder);
    const sizes = [0, 1, 40, 41, 8_191, 8_192, 8_193, 65_536, 1_000_000, 16_777_215, 16_777_217, 20_000_000, 9_000, 5];
    const kept: { size: number; value: Buffer | undefined }[] = [];
    for (const [at, size] of sizes.entries()) {
      const [key, next] = [Buffer.of(9, at), Buffer.of(9, at + 1)];
      environment.write((writer) => {
        writer.put('records', key, Buffer.alloc(size, at + 1));
        kept.push({ size: at, value: writer.get('records', key) });
        for (const { value } of writer.range('records', key, next)) kept.push({ size: at, value });
      });
      const snapshot = environment.snapshot();
      kept.push({ size: at, value: snapshot.get('records', key) });
      for (const { value } of snapshot.range('records', key, next)) kept.push({ size: at, value });
      snapshot.release();
    }
    expect(kept).toHaveLength(sizes.length * 4);
    for (const { size: at, value } of kept) expect(value?.equals(Buffer.alloc(sizes[at] ?? -1, at + 1))).toBe(true);
    await environment.close();
  });

  it('isolates a snapshot from later commits', async () => {
    const environment = new Environment(folder);
    const put = (value: number): void =>
      environment.write((writer) => writer.put('entries', Buffer.of(1), Buffer.of(value)));
    put(1);
    const before = environment.snapshot();
    put(2);
    const after = environment.snapshot();
    expect([before, after].map((snapshot) => snapshot.get('entries', Buffer.of(1))?.[0])).toEqual([1, 2]);
    before.release();
    after.release();
    await environment.close();
  });
});
