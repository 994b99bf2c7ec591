import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { mutations } from './store-mutations.cases.js';

const source = path.resolve(import.meta.dirname, '../../store/src');

/** Mutations whose text does not occur exactly once in its file, because the source has changed since. */
export function staleMutations(): string[] {
  return mutations
    .filter(({ file, from }) => occurrences(path.join(source, file), from) !== 1)
    .map(({ what, file, from }) => `${what} (${file}): ${from}`);
}

const occurrences = (file: string, text: string): number =>
  existsSync(file) ? readFileSync(file, 'utf8').split(text).length - 1 : 0;
