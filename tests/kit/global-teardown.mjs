import { rmSync } from 'node:fs';

/** Removes the data that the test files shared. */
export default function globalTeardown() {
  const folder = process.env.TEST_SHARED_FOLDER;
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
