import path from 'node:path';
import { barriers } from './barriers.js';
import { readScreen } from './read-screen.js';
import { reach, switchLanguage } from './show.js';
import { shownComponents } from './shown-components.js';
import type { Situations } from './situations.js';
import { type Kind, type ViewToShow, viewsToShow } from './views-to-show.js';
import { texts } from './texts.js';

const source = path.resolve(__dirname, '..');

/** Remains of a text whose key or value is missing. */
const TEXT_WITH_A_HOLE = /\b[A-Z]\w*\.[a-zA-Z]\w+\b|\{\{|\}\}|\bundefined\b|\bNaN\b|\[object /;

/** Components, texts and violations of a rendered situation. */
interface Seen {
  readonly components: ReadonlySet<unknown>;
  readonly kinds: ReadonlySet<Kind>;
}

/**
 * Checks that every situation of a folder is accessible and lacks no text, in both languages, and that every form, dialog, chart and refusal of the folder is shown by a situation. `file` is the path
 * of the situations from the web sources.
 */
export function judgeSituations(file: string, situations: Situations): void {
  describe(file, () => {
    const seen: Seen[] = [];
    it.each(Object.entries(situations))('%s', async (_, situation) => {
      await reach(situation);
      seen.push({ components: shownComponents(), kinds: kindsOnScreen() });
      await judgeTexts();
    });

    it('shows every form, dialog, chart and refusal of the folder', () => {
      expect(viewsToShow(file).flatMap((view) => notShown(view, seen))).toEqual([]);
    });
  });
}

async function judgeTexts(): Promise<void> {
  for (const language of ['ar', 'en'] as const) {
    if (language === 'en') switchLanguage(language);
    expect({ language, barriers: await barriers() }).toEqual({ language, barriers: [] });
    expect({ language, hole: TEXT_WITH_A_HOLE.exec(readScreen())?.[0] }).toEqual({ language, hole: undefined });
  }
}

function kindsOnScreen(): ReadonlySet<Kind> {
  const isThere = (selector: string): boolean => document.querySelector(selector) !== null;
  const kinds = new Set<Kind>();
  if (isThere('form')) kinds.add('form');
  if (isThere('[role=dialog]')) kinds.add('dialog');
  if (isThere('svg:not([aria-hidden]), [data-mark]')) kinds.add('chart');
  if (refusals.some((words) => words.test(readScreen()))) kinds.add('refusal');
  return kinds;
}

/** Texts of the server's refusals in the first language; they may contain a detail. */
const refusals = Object.values((texts.ar.refusals ?? {}) as Record<string, string>).map(
  (text) => new RegExp(text.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{\{\w+\}\}/g, '.*')),
);

/** Views of each kind that no situation shows, one per line. */
function notShown({ file, kinds }: ViewToShow, seen: readonly Seen[]): string[] {
  const components = Object.values(jest.requireActual<object>(path.join(source, file)));
  const withView = seen.filter((situation) => components.some((component) => situation.components.has(component)));
  return kinds
    .filter((kind) => !withView.some((situation) => situation.kinds.has(kind)))
    .map((kind) => `no situation shows the ${kind} of ${file}`);
}
