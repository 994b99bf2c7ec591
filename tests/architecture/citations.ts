import type { SourceFile } from './source-files.js';

/** Words that look like codes of decisions or requirements. */
const words: ReadonlyMap<string, string> = new Map([
  ['A4', 'a size of paper'],
  ['F1', 'cumulative incidence of graduation, in formulas and tables of statistics'],
  ['F2', 'cumulative incidence of leaving; the key that opens the details of a cell'],
  ['V8', 'the engine of Node.js'],
]);

/** A page, optionally with a section number: `store/DESIGN.md`, `statistics.md, section 7`. */
const PAGE = /([\w./-]*[\w-]\.md)\b(?:[`)\]]*,? *(?:section |chapter |§ ?)?(\d+(?:\.\d+)*)\b)?/g;
/** A single capital letter with a number; not in times (`T09:00`), character ranges (`Z0-9`) or codes (`A2/10`). */
const CODE = /(?<![\w}-])[A-Z]\d{1,3}(?![\w-]|[/:]\d)/g;
/** Path data of an icon. */
const DRAWING = /(['"])M[\d.]+ [^'"]*\1/g;

/**
 * Citations that a reader of a clone cannot look up: pages and sections that do not exist, and codes of decisions or
 * requirements that no page contains.
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
