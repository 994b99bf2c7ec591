import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import subsetFont from 'subset-font';
import type { Plugin } from 'vite';

const packageFile = createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-arabic/package.json');

/** What each file keeps: letters and marks of Arabic with both digit sets; Latin with the punctuation screens use. */
const subsets = {
  arabic: [
    [0x0020, 0x0020],
    [0x0600, 0x06ff],
    [0x200c, 0x200f],
    [0x2066, 0x2069],
    [0xfdfc, 0xfdfc],
  ],
  latin: [
    [0x0020, 0x007e],
    [0x00a0, 0x00ff],
    [0x2010, 0x2027],
    [0x2030, 0x203a],
    [0x2190, 0x2193],
    [0x2212, 0x2212],
  ],
} as const;

/**
 * Cuts Noto Sans Arabic down to what screens use (weights 400 to 700) before anything is built.
 * The result is kept in `folder` under a name that follows from its source and the subset.
 */
export function arabicFonts(folder: string): Plugin {
  return {
    name: 'arabic-fonts',
    async buildStart() {
      mkdirSync(folder, { recursive: true });
      for (const [name, ranges] of Object.entries(subsets)) await subset(folder, name, ranges);
    },
  };
}

async function subset(folder: string, name: string, ranges: readonly (readonly [number, number])[]): Promise<void> {
  const source = readFileSync(
    path.join(path.dirname(packageFile), `files/noto-sans-arabic-${name}-wght-normal.woff2`),
  );
  const mark = createHash('sha256').update(source).update(JSON.stringify(ranges)).digest('hex');
  const target = path.join(folder, `${name}.woff2`);
  const markFile = `${target}.mark`;
  if (existsSync(target) && existsSync(markFile) && readFileSync(markFile, 'utf8') === mark) return;
  const text = ranges.flatMap(([from, to]) => codePoints(from, to)).join('');
  const cut = await subsetFont(source, text, { targetFormat: 'woff2', variationAxes: { wght: { min: 400, max: 700 } } });
  writeFileSync(target, cut);
  writeFileSync(markFile, mark);
}

function codePoints(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));
}
