// Type-checks every workspace (or the named ones) incrementally with the native TypeScript compiler.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const tsc = path.join(root, 'node_modules/@typescript/native/bin/tsc');
const named = process.argv.slice(2);
const workspaces = named.length > 0 ? named : ['shared-types', 'store', 'api', 'web', 'seed', 'tests'];

let failed = false;
for (const workspace of workspaces) {
  const state = path.join(root, 'node_modules/.cache/types', `${workspace}.tsbuildinfo`);
  const options = ['-p', path.join(root, workspace), '--incremental', '--tsBuildInfoFile', state];
  const { status } = spawnSync(process.execPath, [tsc, ...options], { stdio: 'inherit' });
  if (status !== 0) failed = true;
}
process.exit(failed ? 1 : 0);
