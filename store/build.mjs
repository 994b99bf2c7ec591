/** Builds the store's worker and command line: `node store/build.mjs`, or `buildStore()` from another build. */
import { build } from 'esbuild';
import { pathToFileURL } from 'node:url';

const folder = import.meta.dirname;

export async function buildStore() {
  await build({
    absWorkingDir: folder,
    entryPoints: { worker: 'src/worker.ts', cli: 'src/cli.ts', checker: 'src/checker.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    external: ['lmdb', 'bson', 'mongodb'],
    logLevel: 'error',
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildStore();
