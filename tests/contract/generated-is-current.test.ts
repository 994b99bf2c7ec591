import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

describe('generated files', () => {
  it('match the schema and the operations', () => {
    const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs');
    const run = spawnSync(process.execPath, [tsx, 'shared-types/codegen.ts', '--check'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(run.status === 0 ? '' : run.stdout + run.stderr).toBe('');
  });
});
