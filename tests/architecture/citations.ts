import type { SourceFile } from './source-files.js';

/** Words that look like the code of a decision or a requirement and are none. */
const words: ReadonlyMap<string, string> = new Map([
  ['A4', 'a size of paper'],
  ['F1', 'cumulative incidence of graduation, in formulas and tables of statistics'],
  ['F2', 'cumulative incidence of leaving; the key that opens the details of a cell'],
  ['V8', 'the engine of Node.js'],
]);

/** A page, perhaps with the number of a section of it: `store/DESIGN.md`, `statistics.md, section 7`. */
const PAGE = /([\w./-]*[\w-]\.md)\b(?:[`)\]]*,? *(?:section |chapter |§ ?)?(\d+(?:\.\d+)*)\b)?/g;
/** One capital letter and a number that stand alone; not in times (`T09:00`), ranges of characters (`Z0-9`) or codes (`A2/10`). */
const CODE = /(?<![\w}-])[A-Z]\d{1,3}(?![\w-]|[/:]\d)/g;
/** The strokes of an icon. */
const DRAWING = /(['"])M[\d.]+ [^'"]*\1/g;

/**
 * What a file cites that nobody can look up who has a clone: pages and sections that it does not have, and codes of decisions or
 * requirements that stand in none of its pages.
 *
 * @param pages Every Markdown page of the repository.
 */
export function unknownCitations({ file, text }: SourceFile, pages: readonly SourceFile[]): string[] {
  const cited = [...text.matchAll(PAGE)].filter(([, name = '', section]) => !isKnown(name, section, pages));
  const codes = [...text.replace(DRAWING, '').matchAll(CODE)].filter(([code]) => !words.has(code));
  return [...cited, ...codes].map(([found]) => `${file}: ${found}`);
}

function isKnown(name: string, section: string | undefined, pages: readonly SourceFile[]): boolean {
  const ending = name.replace(/^(\.{1,2}\/)+/, '');
  const page = pages.find(({ file }) => file === ending || file.endsWith(`/${ending}`));
  if (page === undefined) return false;
  return section === undefined || new RegExp(`^#+ ${section.replaceAll('.', '\\.')}\\.? `, 'm').test(page.text);
}
