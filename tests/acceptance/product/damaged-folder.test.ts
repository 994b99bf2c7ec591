import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { signedIn } from '../../kit/client.js';
import { cleanUp, root, runToEnd, startProduct, temporaryFolder } from '../../kit/product.js';
import { startSmallWorld, type SmallWorld } from '../../kit/small-world.js';
import { marker, worldPassword } from '../../kit/world.js';

/** Runs `npm run store -- ...`, built. */
function runStore(...args: readonly string[]): { code: number | null; output: string } {
  const program = path.join(root, 'store/dist/cli.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  return { code: status, output: stdout + stderr };
}

/** Changes one letter of a family's name wherever the data file contains it. */
function damage(dataFolder: string): void {
  const file = path.join(dataFolder, 'data.mdb');
  const bytes = readFileSync(file);
  const name = marker('name', 1);
  for (let at = bytes.indexOf(name); at !== -1; at = bytes.indexOf(name, at + 1)) bytes.write('x', at);
  writeFileSync(file, bytes);
}

/** Names of the families that the first coordinator sees. */
async function familyNames(url: string): Promise<string[]> {
  const coordinator = await signedIn(url, 'coordinator1', worldPassword);
  const { families } = await coordinator.ask<{ families: { edges: { node: { name: string } }[] } }>(
    '{ families { edges { node { name } } } }',
  );
  return families.edges.map(({ node }) => node.name).sort();
}

/** How an operator recovers after a disk has changed a byte. */
describe('a damaged data folder', () => {
  const backup = path.join(temporaryFolder(), 'backup');
  let world: SmallWorld;
  let folder: string;

  beforeAll(async () => {
    world = await startSmallWorld();
    folder = world.product.dataFolder;
  });
  afterAll(cleanUp);

  it('can be backed up while the product runs', async () => {
    expect(await familyNames(world.url)).toEqual([marker('name', 1), marker('name', 2)]);
    const { code, output } = runStore('backup', folder, backup);
    expect([code, output]).toEqual([0, expect.stringContaining(`The backup is in ${backup}`)]);
  });

  it('is refused by the product in one sentence', async () => {
    await world.product.kill();
    damage(folder);
    const { code, output } = await runToEnd({ args: ['--empty'], dataFolder: folder });
    expect([code, output]).toEqual([1, expect.stringMatching(/is damaged: .*Restore a backup\./)]);
    expect(output).not.toMatch(/^\s+at /m);
  });

  it('is reported by the check with the damaged collection', () => {
    const { code, output } = runStore('check', folder);
    expect([code, output]).toEqual([1, expect.stringMatching(/anaqid\.families.*checksum/)]);
  });

  it('is replaced by the backup, with all its families', async () => {
    const { code } = runStore('restore', '--replace', backup, folder);
    expect(code).toBe(0);
    const product = await startProduct({ args: ['--empty'], dataFolder: folder });
    expect(await familyNames(product.url)).toEqual([marker('name', 1), marker('name', 2)]);
    expect(await product.stop()).toBe(0);
  });
});
