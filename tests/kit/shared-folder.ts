import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * A folder that is filled once in a run of all tests, by the process that needs it first; the others wait. Null outside
 * a run of jest (drills, benches), where nothing is shared.
 *
 * @param fill Fills the folder. If it fails, the next process that needs the folder tries again.
 */
export async function filledOnce(name: string, fill: (folder: string) => Promise<void>): Promise<string | null> {
  const shared = process.env['TEST_SHARED_FOLDER'];
  if (shared === undefined) return null;
  const done = path.join(shared, name);
  const unfinished = `${done}.unfinished`;
  while (!existsSync(done)) {
    if (!isMadeByUs(unfinished)) {
      await pause(100);
      continue;
    }
    try {
      await fill(unfinished);
      renameSync(unfinished, done);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      throw error;
    }
  }
  return done;
}

/** Creates a folder; false if another process has created it before. */
function isMadeByUs(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
