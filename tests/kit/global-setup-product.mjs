import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Builds the product as `npm start` would, and creates the folder in which test files share data that is expensive to
 * create.
 */
export default function globalSetup() {
  const build = path.resolve(import.meta.dirname, '../../seed/build.mjs');
  const { status } = spawnSync(process.execPath, [build, '--if-stale'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('The product could not be built');
  process.env.TEST_SHARED_FOLDER ??= mkdtempSync(path.join(tmpdir(), 'anaqid-shared-'));
}
