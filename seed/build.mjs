/**
 * Builds the product: the web app (Vite), the server with the sample (esbuild) and the store's worker.
 * `npm run build` builds everything; `npm start` calls `ensureBuilt`, which builds only what is missing or older than its sources,
 * and so does `node seed/build.mjs --if-stale`.
 */
import { build } from 'esbuild';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '..');
const server = path.join(root, 'seed/dist/start.mjs');
const page = path.join(root, 'web/dist/index.html');

/** Modification time of the newest file below the folders, in milliseconds. */
function newest(...places) {
  let latest = 0;
  for (const place of places) {
    const stats = statSync(place);
    if (!stats.isDirectory()) {
      latest = Math.max(latest, stats.mtimeMs);
      continue;
    }
    for (const entry of readdirSync(place)) {
      if (entry === 'node_modules' || entry === 'dist' || /\.test\.tsx?$/.test(entry)) continue;
      latest = Math.max(latest, newest(path.join(place, entry)));
    }
  }
  return latest;
}

function isCurrent(file, ...sources) {
  return existsSync(file) && statSync(file).mtimeMs >= newest(...sources.map((source) => path.join(root, source)));
}

/** Bundles the server with the project's own workspaces; other packages stay external. */
export async function buildServer() {
  const { buildStore } = await import('../store/build.mjs');
  await buildStore();
  await build({
    absWorkingDir: root,
    entryPoints: { start: 'seed/src/start.ts' },
    outdir: 'seed/dist',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    logLevel: 'error',
    plugins: [{ name: 'packages-stay-outside', setup: keepPackagesOutside }],
  });
}

/** @param {import('esbuild').PluginBuild} builder */
function keepPackagesOutside(builder) {
  builder.onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
    kind === 'entry-point' || name.startsWith('@anaqid/') ? null : { path: name, external: true },
  );
}

export async function buildWeb() {
  const { build: viteBuild } = await import('vite');
  await viteBuild({
    root: path.join(root, 'web'),
    configFile: path.join(root, 'web/vite.config.ts'),
    logLevel: 'warn',
  });
}

export async function ensureBuilt() {
  if (!isCurrent(server, 'seed/src', 'api/src', 'store/src', 'shared-types/src')) {
    console.log('Building the server...');
    await buildServer();
  }
  if (!isCurrent(page, 'web/src', 'web/index.html', 'web/vite.config.ts', 'shared-types/src')) {
    console.log('Building the screens...');
    await buildWeb();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.env.NODE_ENV = 'production';
  if (process.argv.includes('--if-stale')) await ensureBuilt();
  else {
    await buildServer();
    await buildWeb();
  }
}
