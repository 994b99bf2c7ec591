/**
 * Records which commands, options, operators and types clients send to the store during a test run. With `STORE_USAGE=folder` it
 * covers every process of the run and writes into that folder; without it, only products started by tests, and the result is compared
 * with `tests/conformance/recorded-usage.json`.
 */
import { build } from 'esbuild';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const conformance = path.resolve(import.meta.dirname, '../conformance');

/**
 * Builds the recorder that Node preloads.
 * @param {string} scratch An existing folder for it.
 * @returns {Promise<{ file: string, usage: string }>} The recorder, and an empty folder for the uses by products.
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

/** Environment variables for jest. */
export function recordingOptions({ file, usage }) {
  const preload = `--require ${JSON.stringify(file)}`;
  const NODE_OPTIONS = [process.env.NODE_OPTIONS, preload].filter(Boolean).join(' ');
  if (process.env.STORE_USAGE !== undefined) return { NODE_OPTIONS };
  return { TEST_USAGE_RECORDING: JSON.stringify({ NODE_OPTIONS, STORE_USAGE: usage }) };
}

/** The uses recorded in a folder, as `kind name`. */
function notedIn(folder) {
  const noted = new Set();
  for (const name of existsSync(folder) ? readdirSync(folder) : [])
    for (const line of readFileSync(path.join(folder, name), 'utf8').split('\n'))
      if (line !== '') noted.add(line.replace('\t', ' '));
  return noted;
}

/** The uses by products in this run that the recorded usage does not list. */
export function unlistedIn({ usage }) {
  const recorded = JSON.parse(readFileSync(path.join(conformance, 'recorded-usage.json'), 'utf8'));
  const listed = new Set(
    Object.entries(recorded).flatMap(([kind, uses]) => Object.keys(uses).map((name) => `${kind} ${name}`)),
  );
  return [...notedIn(usage)].filter((use) => !listed.has(use)).sort((a, b) => a.localeCompare(b));
}
