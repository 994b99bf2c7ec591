/** Longer lists of options are cut. */
const LISTED_OPTIONS = 12;
/** Longer geometry is cut, and ends with the sum of its numbers. */
const WRITTEN_GEOMETRY = 100;

/** Longer texts of elements that describe another are cut. */
const WRITTEN_REFERENCE = 60;

/** Attributes without a meaning for users, or said in another way below. */
const unsaid =
  /^(class|style|id|for|value|checked|tabindex|xmlns|viewBox|focusable|name|(clip|fill)-rule|data-(mantine|size|variant|position|radius|with|p-|testid|reduce|orientation|path|dates|time|portal|autosize|static|align|justify|block|hidden|floating|centered|fixed|modal|pointer|grow|layout|combobox|overflow|start|end|line|loading|full)[\w-]*)$/;
const references = new Map([
  ['aria-labelledby', 'labelled'],
  ['aria-describedby', 'described'],
  ['aria-controls', 'controls'],
  ['aria-owns', 'owns'],
  ['aria-activedescendant', 'active'],
]);
/** Elements that only group others; printed when they have attributes. */
const transparent =
  /^(div|span|p|g|bdi|bdo|small|strong|b|i|em|time|main|section|header|footer|label|ul|ol|dl|tbody|thead)$/;
const skipped = /^(script|style|template|title|defs|clippath)$/i;
const classesOfLibraries = /^(mantine-|m_|recharts-|__)/;
/** Drawn by a library for looks only. */
const ornaments =
  '.recharts-cartesian-grid, .recharts-cartesian-axis-tick-line, .recharts-cartesian-axis-line, #recharts_measurement_span';
/** References to ids that depend on what was drawn before. */
const madeIds = /url\(#[^)]*\)/g;
const geometry = /^(d|points|transform|[xyr][12]?|c[xy]|d[xy]|width|height)$/;
/** Inline styles that place or tint something because of what it says. */
const tellingStyles = /^(display|visibility|width|height|inset[\w-]*|left|right|top|color|background[\w-]*)$/;

/**
 * Everything on the page except for its looks, one line for each element: tag, attributes, state, classes and colours of
 * the app, text, and the rounded geometry of drawings. Unlike `readScreen` it is made to notice changes, not to be read.
 */
export function outlineOf(root: Element = document.body): string[] {
  return [...root.childNodes].flatMap((node) => {
    if (node instanceof Element) return linesOf(node);
    const text = node.nodeType === Node.TEXT_NODE ? clean(node.textContent ?? '') : '';
    return text === '' ? [] : [text];
  });
}

/** One element without what it contains, such as `button type=button "Save"`. */
export function headOf(element: Element): string {
  const tag = element.tagName.toLowerCase();
  return [tag, ...attributesOf(element), ...statesOf(element), ...looksOf(element)].join(' ');
}

function linesOf(element: Element): string[] {
  const tag = element.tagName.toLowerCase();
  if (skipped.test(tag) || element.matches(ornaments)) return [];
  if (tag === 'svg' && element.closest('button, [data-combobox-chevron]') !== null) return [];
  const head = headOf(element);
  const inner = element instanceof HTMLSelectElement ? optionsOf(element) : outlineOf(element);
  if (head === tag && transparent.test(tag)) return inner;
  if (tag === 'tr') return [`tr | ${[...element.children].map((cell) => linesOf(cell).join(' / ')).join(' | ')}`];
  const [only, ...others] = inner;
  if (only !== undefined && others.length === 0) return [`${head} > ${only}`];
  return [head, ...inner.map((line) => `  ${line}`)];
}

function attributesOf(element: Element): string[] {
  return [...element.attributes].flatMap(({ name, value }) => {
    const reference = references.get(name);
    if (reference !== undefined) {
      const text = value.split(' ').map(textById).join(' ');
      return [`${reference}="${text.slice(0, WRITTEN_REFERENCE)}"`];
    }
    if (unsaid.test(name)) return [];
    if (element instanceof SVGElement && geometry.test(name)) return [`${name}=${rounded(value)}`];
    return [value === '' || value === 'true' ? name : `${name}=${clean(value).replaceAll(madeIds, 'url()')}`];
  });
}

function textById(id: string): string {
  const element = document.getElementById(id);
  if (element === null) return '?';
  const copy = element.cloneNode(true) as Element;
  // The library writes rules with made-up names between the fields.
  for (const style of copy.querySelectorAll('style')) style.remove();
  return clean(copy.textContent ?? '') || element.tagName.toLowerCase();
}

function statesOf(element: Element): string[] {
  const states: string[] = [];
  if (element instanceof HTMLLabelElement) states.push(`for ${element.control?.tagName.toLowerCase() ?? 'nothing'}`);
  if (element instanceof HTMLInputElement && /^(checkbox|radio)$/.test(element.type)) {
    if (element.checked) states.push('is-checked');
  } else if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    if (element.value !== '') states.push(`= "${clean(element.value)}"`);
  }
  if (element instanceof HTMLElement && element.tabIndex !== naturalTabIndex(element)) {
    states.push(`tab-index ${element.tabIndex}`);
  }
  return states;
}

function naturalTabIndex(element: HTMLElement): number {
  return /^(A|BUTTON|INPUT|SELECT|TEXTAREA|SUMMARY)$/.test(element.tagName) ? 0 : -1;
}

function looksOf(element: Element): string[] {
  const classes = [...element.classList].filter((name) => !classesOfLibraries.test(name));
  const style = element instanceof HTMLElement || element instanceof SVGElement ? element.style : null;
  const names = Array.from({ length: style?.length ?? 0 }, (_, index) => style?.item(index) ?? '');
  const styles = names.flatMap((name) => {
    const value = style?.getPropertyValue(name) ?? '';
    if (/hover|-bd$/.test(name)) return [];
    const colour = /--mantine-color-([a-z]+)/.exec(value)?.[1];
    if (name.startsWith('--')) return colour === undefined ? [] : [`${name}:${colour}`];
    return tellingStyles.test(name) ? [`${name}:${value.replaceAll(/\d+\.\d+/g, rounded)}`] : [];
  });
  return [...classes.map((name) => `.${name}`), ...styles];
}

function optionsOf(select: HTMLSelectElement): string[] {
  const options = [...select.options].map(
    ({ text, disabled, selected }) => `${selected ? '*' : ''}${clean(text)}${disabled ? ' (disabled)' : ''}`,
  );
  const listed = options.slice(0, LISTED_OPTIONS).join(', ');
  return [options.length > LISTED_OPTIONS ? `${listed} ... ${options.length}` : listed];
}

function rounded(value: string): string {
  const numbers: number[] = [];
  const text = value.replaceAll(/-?\d+(\.\d+)?(e-?\d+)?/g, (digits) => {
    numbers.push(Math.round(Number(digits)));
    return String(Math.round(Number(digits)));
  });
  if (text.length <= WRITTEN_GEOMETRY) return text;
  return `${text.slice(0, WRITTEN_GEOMETRY)}... ${numbers.reduce((sum, number) => sum + number, 0)}`;
}

/** Removes direction marks and collapses spaces. */
function clean(text: string): string {
  return text
    .replace(/[\u061C\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
