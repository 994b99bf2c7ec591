import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Environment } from './environment.js';

describe('environment', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'store-environment-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps nothing of a write that throws', async () => {
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

  it('shows a snapshot as it was, whatever is committed after it', async () => {
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
