/**
 * Notes what is asked of the store while tests run. `STORE_USAGE=folder npm test -- ...` notes the requests of every process of the
 * run in that folder; without it only those of products that the tests start, to be compared with what is recorded.
 */
import { build } from 'esbuild';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const conformance = path.resolve(import.meta.dirname, '../conformance');

/**
 * Builds the recorder, which Node preloads.
 * @param {string} scratch A folder for it.
 * @returns {Promise<{ file: string, usage: string }>} The recorder, and a folder for what products ask for.
 */
export async function recorderIn(scratch) {
  const file = path.join(scratch, 'usage-recorder.cjs');
  const usage = path.join(scratch, 'usage');
  mkdirSync(usage);
  await build({
    entryPoints: [path.join(conformance, 'usage-recorder.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
  });
  return { file, usage };
}

/** Variables of the environment for jest. */
export function recordingOptions({ file, usage }) {
  const preload = `--require ${JSON.stringify(file)}`;
  const NODE_OPTIONS = [process.env.NODE_OPTIONS, preload].filter(Boolean).join(' ');
  if (process.env.STORE_USAGE !== undefined) return { NODE_OPTIONS };
  return { TEST_USAGE_RECORDING: JSON.stringify({ NODE_OPTIONS, STORE_USAGE: usage }) };
}

/** Each use noted in a folder, as `kind name`. */
function notedIn(folder) {
  const noted = new Set();
  for (const name of existsSync(folder) ? readdirSync(folder) : [])
    for (const line of readFileSync(path.join(folder, name), 'utf8').split('\n'))
      if (line !== '') noted.add(line.replace('\t', ' '));
  return noted;
}

/** What products have asked for in this run and the recorded usage does not list. */
export function unlistedIn({ usage }) {
  const recorded = JSON.parse(readFileSync(path.join(conformance, 'recorded-usage.json'), 'utf8'));
  const listed = new Set(
    Object.entries(recorded).flatMap(([kind, uses]) => Object.keys(uses).map((name) => `${kind} ${name}`)),
  );
  return [...notedIn(usage)].filter((use) => !listed.has(use)).sort();
}
