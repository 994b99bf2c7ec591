import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MongoError, codeNames } from '../errors.js';
import { Conflicts } from '../transactions/conflicts.js';
import { Environment } from './environment.js';
import { AGAIN, GroupCommit } from './group-commit.js';

describe('group commit', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'store-commit-'));
  const environment = new Environment(folder);
  let failure: Error | undefined;
  const announced: [number, number][] = [];
  const commits = new GroupCommit(environment, new Conflicts(), {
    storeCounts: () => {
      if (failure !== undefined) throw failure;
    },
    committed: (changes) => announced.push(...changes),
  });
  beforeEach(() => {
    failure = undefined;
    announced.length = 0;
  });
  afterAll(async () => {
    await environment.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const put = (key: number): Promise<string> =>
    commits.run((unit) => {
      unit.put('records', Buffer.of(key), Buffer.of(key));
      unit.addToCount(1, 1);
      return `put ${key}`;
    });
  const keys = (): number[] => {
    const snapshot = environment.snapshot();
    const found = [...snapshot.range('records', Buffer.of(0), Buffer.of(255))].map(({ key }) => key[0] ?? 0);
    snapshot.release();
    return found;
  };

  it('commits steps that are queued at the same time together', async () => {
    const before = environment.lastCommit();
    const numbers = Array.from({ length: 10 }, (_, at) => at + 1);
    expect(await Promise.all(numbers.map(put))).toEqual(numbers.map((number) => `put ${number}`));
    expect(keys()).toEqual(numbers);
    expect(environment.lastCommit() - before).toBeLessThan(10);
    expect(announced.reduce((sum, [, change]) => sum + change, 0)).toBe(10);
  });

  it('continues an unfinished step in a later commit', async () => {
    let times = 0;
    const before = environment.lastCommit();
    await commits.run((unit) => {
      unit.put('records', Buffer.of(11 + times), Buffer.of(1));
      return ++times === 3 ? null : AGAIN;
    });
    expect([keys().slice(-3), environment.lastCommit() - before]).toEqual([[11, 12, 13], 3]);
  });

  it('rejects only the step that failed', async () => {
    const refused = commits.run(() => {
      throw new MongoError(codeNames.BadValue, 'no');
    });
    const outcomes = await Promise.allSettled([put(20), refused, put(21)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(keys()).toEqual(expect.arrayContaining([20, 21]));
  });

  it('writes and acknowledges nothing when a commit fails', async () => {
    const before = keys();
    const breaking = (): Promise<unknown> =>
      commits.run((unit) => {
        unit.put('records', Buffer.of(31), Buffer.of(1));
        throw new TypeError('a fault of the store');
      });
    const outcomes = await Promise.allSettled([put(30), breaking(), put(32)]);
    expect(outcomes[1]).toMatchObject({ status: 'rejected', reason: { message: 'a fault of the store' } });
    const acknowledged = [30, 31, 32].filter((_, at) => outcomes[at]?.status === 'fulfilled');
    expect(keys()).toEqual([...before, ...acknowledged]);
    expect(announced.reduce((sum, [, change]) => sum + change, 0)).toBe(acknowledged.length);
  });

  it.each([
    'No space left on device',
    'ENOSPC: no space left on device, write',
    'MDB_MAP_FULL',
    'EFBIG: file too large',
  ])('says for "%s" that the disk is full, and goes on when it is not any more', async (message) => {
    const before = keys();
    failure = new Error(message);
    await expect(put(40)).rejects.toMatchObject({ code: 14_031, codeName: 'OutOfDiskSpace' });
    expect(keys()).toEqual(before);
    failure = undefined;
    await put(41);
    expect(keys()).toEqual([...new Set([...before, 41])]);
  });
});
