import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Kinds of views that need a situation. */
export type Kind = 'form' | 'dialog' | 'chart' | 'refusal';

/** A source file with a form, a dialog, a chart, or a text for refusals. */
export interface ViewToShow {
  /** Path relative to the web sources. */
  readonly file: string;
  readonly kinds: readonly Kind[];
}

const source = path.resolve(__dirname, '..');

/** How files of each kind are recognised. */
const signs: Readonly<Record<Kind, RegExp>> = {
  form: /\buseServerForm\b|<(ServerFormFrame|form)\b/,
  dialog: /<(FormDialog|ConfirmDialog|Modal|Drawer)\b/,
  chart: /<(ChartFrame|Sparkline)\b|from 'recharts'/,
  refusal: /\buseServerForm\b|\buseRefusalText\(|<RefusalMessage\b/,
};

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).sort();

export const situationFiles: readonly string[] = files.filter((file) => file.endsWith('.situations.tsx'));

const views = files
  .filter(
    (file) => /^(app|domain|features|platform|ui)\/.*\.tsx$/.test(file) && !/\.(test|situations)\.tsx$/.test(file),
  )
  .flatMap(viewOf);

/**
 * Views that this file of situations must show: those for which it is the nearest situations file in their folder or
 * above.
 */
export function viewsToShow(situations: string): readonly ViewToShow[] {
  return views.filter(({ file }) => nearestSituations(path.dirname(file)) === situations);
}

function viewOf(file: string): ViewToShow[] {
  const code = readFileSync(path.join(source, file), 'utf8');
  const kinds = (Object.keys(signs) as Kind[]).filter((kind) => signs[kind].test(code));
  return kinds.length === 0 ? [] : [{ file, kinds }];
}

function nearestSituations(folder: string): string {
  const inFolder = situationFiles.find((file) => path.dirname(file) === folder);
  if (inFolder === undefined && folder === '.') throw new Error('a folder of views has no situations');
  return inFolder ?? nearestSituations(path.dirname(folder));
}
