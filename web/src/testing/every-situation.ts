import path from 'node:path';
import { barriers } from './barriers.js';
import { outlineOf } from './outline.js';
import { pressesIn, type TriedActs } from './presses.js';
import { readScreen } from './read-screen.js';
import { reach, switchLanguage } from './show.js';
import { shownComponents } from './shown-components.js';
import type { Situations } from './situations.js';
import { type Kind, type ViewToShow, viewsToShow } from './views-to-show.js';
import { texts } from './texts.js';

const source = path.resolve(__dirname, '..');

/** Remains of a text whose key or value is missing. */
const TEXT_WITH_A_HOLE = /\b[A-Z]\w*\.[a-zA-Z]\w+\b|\{\{|\}\}|\bundefined\b|\bNaN\b|\[object /;

/** Folders whose outlines are not stored yet. To store one, take it off the list and run its tests with `-u`. */
const notStored: ReadonlySet<string> = new Set([
  'app',
  'domain/family',
  'features/areas',
  'features/audit',
  'features/clusters',
  'features/families/list',
  'features/families/services',
  'features/interventions',
  'features/interventions/closings',
  'features/outcomes',
  'features/today',
  'platform/form',
  'platform/refusals',
  'ui/charts',
]);

/** Components, texts and violations of a rendered situation. */
interface Seen {
  readonly components: ReadonlySet<unknown>;
  readonly kinds: ReadonlySet<Kind>;
}

/**
 * Checks that every situation of a folder looks and answers as stored, is accessible and lacks no text, in both
 * languages, and that every form, dialog, chart and refusal of the folder is shown by a situation. `file` is the path
 * of the situations from the web sources.
 */
export function judgeSituations(file: string, situations: Situations): void {
  describe(file, () => {
    const seen: Seen[] = [];
    const isStored = !notStored.has(path.dirname(file));
    // Frames are drawn at once: how many fit into a pause would depend on the machine.
    beforeEach(() => {
      window.requestAnimationFrame = (draw) => window.setTimeout(() => draw(0));
    });

    it.each(Object.entries(situations))('%s', async (_, situation) => {
      await reach(situation);
      seen.push({ components: shownComponents(), kinds: kindsOnScreen() });
      if (isStored) expect(outlineOf().join('\n')).toMatchSnapshot();
      await judgeTexts();
    });

    if (isStored) {
      // One test for all, since equal controls of a view are tried once.
      it('answers presses, changes and keys as stored', async () => {
        const tried: TriedActs = new Map();
        const lines: string[] = [];
        for (const [name, situation] of Object.entries(situations)) {
          lines.push(`# ${name}`, ...(await pressesIn(situation, tried)));
        }
        expect(lines.join('\n')).toMatchSnapshot();
      });
    }

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
