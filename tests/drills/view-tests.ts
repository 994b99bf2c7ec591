import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/**
 * Test files of the web app that import the file, directly or through others, the nearest first: fewest imports in
 * between, then those in the file's folder. Paths are relative to the root.
 */
export function testsOf(root: string, file: string): string[] {
  const importers = importersIn(root);
  const tests: string[] = [];
  const reached = new Set([file]);
  for (let ring = [file]; ring.length > 0;) {
    const next = ring
      .flatMap((name) => importers.get(name) ?? [])
      .filter((name) => !reached.has(name) && reached.add(name));
    const inRing = next.filter((name) => /\.test\.tsx?$/.test(name));
    tests.push(...inRing.sort((a, b) => Number(isBeside(b, file)) - Number(isBeside(a, file))));
    ring = next;
  }
  return tests;
}

const isBeside = (test: string, file: string): boolean => path.dirname(test) === path.dirname(file);

/** Who imports each source file of the web app. */
function importersIn(root: string): ReadonlyMap<string, readonly string[]> {
  const files = readdirSync(path.join(root, 'web/src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `web/src/${name}`);
  const fileSet = new Set(files);
  const importers = new Map<string, string[]>();
  for (const file of files) {
    const { importedFiles } = ts.preProcessFile(readFileSync(path.join(root, file), 'utf8'), true, true);
    for (const { fileName } of importedFiles) {
      if (!fileName.startsWith('.')) continue;
      const stem = path.posix.join(path.dirname(file), fileName).replace(/\.js$/, '');
      const imported = [`${stem}.ts`, `${stem}.tsx`].find((name) => fileSet.has(name));
      if (imported !== undefined) importers.set(imported, [...(importers.get(imported) ?? []), file]);
    }
  }
  return importers;
}
