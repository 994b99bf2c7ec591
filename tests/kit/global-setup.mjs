import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Builds the worker of the embedded store, which tests start from its bundle. */
export default async function globalSetup() {
  const build = path.resolve(import.meta.dirname, '../../store/build.mjs');
  if (!existsSync(build)) return;
  const { buildStore } = await import(pathToFileURL(build).href);
  await buildStore();
}
