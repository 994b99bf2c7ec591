import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { clientOf } from './client.js';
import { copyOf, firstAdministratorToken, startProduct, stopInOrder, type Product } from './product.js';
import { filledOnce } from './shared-folder.js';
import { makeWorld, signEverybodyIn, type World } from './world.js';

/** A product that contains only the small world. */
export interface SmallWorld extends World {
  readonly product: Product;
}

/**
 * Starts a product with the small world. The world is created once for all tests of a run; each test works on a copy.
 */
export async function startSmallWorld(): Promise<SmallWorld> {
  const sharedFolder = await filledOnce('small-world', async (folder) => {
    const { product, ...world } = await makeSmallWorld(path.join(folder, 'data'));
    await stopInOrder(product);
    writeFileSync(path.join(folder, 'ids.json'), JSON.stringify(world));
  });
  if (sharedFolder === null || process.env['TEST_ENGINE'] === 'outside') return makeSmallWorld();
  const ids = JSON.parse(readFileSync(path.join(sharedFolder, 'ids.json'), 'utf8')) as World;
  const product = await startProduct({ args: ['--empty'], dataFolder: copyOf(path.join(sharedFolder, 'data')) });
  const { url } = product;
  return { ...ids, url, people: await signEverybodyIn(url), nobody: clientOf(url), product };
}

async function makeSmallWorld(dataFolder?: string): Promise<SmallWorld> {
  const product = await startProduct({ args: ['--empty'], dataFolder });
  return { ...(await makeWorld(product.url, firstAdministratorToken(product))), product };
}
