import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Coverage of one source file. */
export interface FileCoverage {
  /** Path relative to the root. */
  readonly file: string;
  /** Lines with code, and the number of them that were executed. */
  readonly lines: number;
  readonly covered: number;
  /** Functions that were never called. */
  readonly uncalled: readonly { name: string; line: number }[];
}

/** Format that V8 writes into the folder of NODE_V8_COVERAGE. */
interface ScriptCoverage {
  url: string;
  functions: { functionName: string; ranges: { startOffset: number; endOffset: number; count: number }[] }[];
}

interface Bundle {
  readonly code: string;
  /** Whether each character was executed. */
  readonly ran: Uint8Array;
  /** Number of calls of each function, by its position. */
  readonly calls: Map<string, { name: string; start: number; count: number }>;
}

/** Reads the coverage that processes wrote into a folder, for bundles with source maps; returns it by source file. */
export function readCoverage(folder: string, root: string): FileCoverage[] {
  const bundles = new Map<string, Bundle>();
  for (const name of readdirSync(folder)) {
    for (const script of scriptsIn(path.join(folder, name))) {
      const file = script.url.startsWith('file:') ? fileURLToPath(script.url) : '';
      if (file.startsWith(root) && existsSync(`${file}.map`)) addTo(bundles, file, script);
    }
  }
  const found = new Map<string, { lines: Map<number, boolean>; calls: Map<string, Called> }>();
  for (const [file, bundle] of bundles) mapBack(file, bundle, root, found);
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, { lines, calls }]) => ({
      file,
      lines: lines.size,
      covered: [...lines.values()].filter(Boolean).length,
      uncalled: [...calls.values()].filter(({ count }) => count === 0),
    }));
}

/** Coverage of one process; nothing if it was killed while writing. */
function scriptsIn(file: string): ScriptCoverage[] {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { result: ScriptCoverage[] }).result;
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

interface Called {
  name: string;
  line: number;
  count: number;
}

function addTo(bundles: Map<string, Bundle>, file: string, script: ScriptCoverage): void {
  let bundle = bundles.get(file);
  if (bundle === undefined) {
    const code = readFileSync(file, 'utf8');
    bundle = { code, ran: new Uint8Array(code.length), calls: new Map() };
    bundles.set(file, bundle);
  }
  const ran = new Uint8Array(bundle.code.length);
  for (const { functionName: name, ranges } of script.functions) {
    const [whole] = ranges;
    if (whole === undefined) continue;
    const key = `${whole.startOffset}-${whole.endOffset}`;
    const recorded = bundle.calls.get(key) ?? { name, start: whole.startOffset, count: 0 };
    bundle.calls.set(key, { ...recorded, count: recorded.count + whole.count });
    // Inner ranges follow the ranges that contain them.
    for (const { startOffset, endOffset, count } of ranges) ran.fill(count > 0 ? 1 : 0, startOffset, endOffset);
  }
  for (let at = 0; at < ran.length; at++) if (ran[at] === 1) bundle.ran[at] = 1;
}

/** Maps the coverage of a bundle to its sources. */
function mapBack(
  file: string,
  { code, ran, calls }: Bundle,
  root: string,
  found: Map<string, { lines: Map<number, boolean>; calls: Map<string, Called> }>,
): void {
  const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')) as SourceMapPayload);
  const starts = [0];
  for (let at = code.indexOf('\n'); at !== -1; at = code.indexOf('\n', at + 1)) starts.push(at + 1);
  const originOf = (line: number, column: number): { source: string; line: number } | undefined => {
    const entry = map.findEntry(line, column);
    if (!('originalSource' in entry)) return undefined;
    const source = path.relative(root, path.resolve(path.dirname(file), entry.originalSource)).replaceAll('\\', '/');
    return { source, line: entry.originalLine + 1 };
  };
  const entryOf = (source: string) => {
    const entry = found.get(source) ?? { lines: new Map<number, boolean>(), calls: new Map<string, Called>() };
    found.set(source, entry);
    return entry;
  };
  starts.forEach((start, line) => {
    const end = starts[line + 1] ?? code.length;
    for (let at = start; at < end; at++) {
      if (/[\s{}()[\];,]/.test(code[at]!)) continue;
      const origin = originOf(line, at - start);
      if (origin === undefined) continue;
      const { lines } = entryOf(origin.source);
      lines.set(origin.line, lines.get(origin.line) === true || ran[at] === 1);
    }
  });
  for (const { name, start, count } of calls.values()) {
    const line = lastBelow(starts, start);
    const origin = originOf(line, start - starts[line]!);
    if (origin === undefined || name === '') continue;
    const callsByName = entryOf(origin.source).calls;
    const key = `${name} ${origin.line}`;
    callsByName.set(key, { name, line: origin.line, count: (callsByName.get(key)?.count ?? 0) + count });
  }
}

/** Index of the last number that is not greater than the given one. */
function lastBelow(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
