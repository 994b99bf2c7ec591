/** Roles that are printed with their name and content. */
const containers = new Set(
  'alert application article dialog figure form group list listbox menu navigation radiogroup region search status tablist tabpanel'.split(
    ' ',
  ),
);
const presses = new Set(['button', 'link', 'menuitem', 'option', 'tab']);
const ticks = new Set(['checkbox', 'menuitemcheckbox', 'menuitemradio', 'radio', 'switch']);
const running = new Set(['DD', 'DT', 'FIGCAPTION', 'LEGEND', 'LI', 'P', 'SPAN', 'STRONG', 'TD', 'TH']);
const drawnMarks = {
  curves: '.recharts-line-curve',
  areas: '.recharts-area-area',
  columns: '.recharts-bar-rectangle path',
};
/** Longer lists of options are counted instead of listed. */
const LISTED_CHOICES = 12;

/**
 * The page as a screen reader presents it, one line for each heading, control, paragraph and table row: role, name,
 * value and state. Elements hidden from screen readers are omitted.
 */
export function readScreen(root: Element = document.body): string {
  return linesOf(root).join('\n');
}

/** The only button, link, checkbox or option with this name. */
export function pressable(name: string): Element {
  const candidates = [...document.querySelectorAll('button, a, input, summary, [role]')].filter((element) => {
    const role = roleOf(element);
    return role !== null && (presses.has(role) || ticks.has(role)) && nameOf(element) === name;
  });
  const [found, ...others] = candidates;
  if (found === undefined) throw new Error(`Nothing to press is called "${name}"`);
  if (others.length > 0) throw new Error(`${candidates.length} things to press are called "${name}"`);
  return found;
}

function linesOf(element: Element): string[] {
  if (isHidden(element)) return [];
  const role = roleOf(element);
  if (element instanceof HTMLTableElement) return tableLines(element);
  if (role === 'plot') return [plotLine(element)];
  if (role !== null && containers.has(role)) {
    const name = nameOf(element);
    const inner = childLines(element).map((line) => `  ${line}`);
    return name === '' && inner.length === 0 ? [] : [named(role, name), ...inner];
  }
  if (role !== null) return [leafLine(element, role)];
  if (isLabel(element)) return [];
  if (element.tagName === 'DD') return [factLine(element)];
  if (element.tagName === 'DT' && element.nextElementSibling?.tagName === 'DD') return [];
  const lines = hasParts(element) ? childLines(element) : [inlineText(element)].filter((text) => text !== '');
  if (element.tagName !== 'LI') return lines;
  return lines.map((line, index) => `${index === 0 ? '-' : ' '} ${line}`);
}

/** A term and its description: `Enrolled: 100`. */
function factLine(element: Element): string {
  const term = element.previousElementSibling;
  return `${term?.tagName === 'DT' ? inlineText(term) : ''}: ${inlineText(element)}`;
}

function childLines(element: Element): string[] {
  return [...element.childNodes].flatMap((node) => {
    if (node instanceof Element) return linesOf(node);
    const text = node.nodeType === Node.TEXT_NODE ? clean(node.textContent ?? '') : '';
    return text === '' ? [] : [text];
  });
}

/** Whether it contains more than text with links and buttons. */
function hasParts(element: Element): boolean {
  return [...element.querySelectorAll('*')].some((inner) => {
    if (isHidden(inner)) return false;
    const role = roleOf(inner);
    if (role !== null) return !(presses.has(role) && running.has(element.tagName));
    return !(inner instanceof HTMLElement) ? false : /^(DIV|P|DT|DD|SECTION|FORM|LEGEND)$/.test(inner.tagName);
  });
}

function leafLine(element: Element, role: string): string {
  const level = role === 'heading' ? ` ${element.tagName.slice(1)}` : '';
  return [`${role}${level} "${nameOf(element)}"`, ...statesOf(element, role)].join(' ');
}

function statesOf(element: Element, role: string): string[] {
  const states: string[] = [];
  const attribute = (name: string): string | null => element.getAttribute(name);
  if (element instanceof HTMLSelectElement) states.push(choicesOf(element));
  if (isTextControl(element)) {
    if (element.value !== '') states.push(`= "${clean(element.value)}"`);
    for (const name of ['type', 'inputmode', 'maxlength', 'min', 'max', 'placeholder']) {
      const value = attribute(name);
      if (value !== null && !(name === 'type' && value === 'text')) states.push(`${name}=${value}`);
    }
    if (element.readOnly) states.push('read-only');
    if (element.required) states.push('required');
  }
  if (element instanceof HTMLInputElement && /^(checkbox|radio)$/.test(element.type) && element.checked) {
    states.push('checked');
  }
  if (role === 'link') states.push(`-> ${attribute('href') ?? 'nowhere'}`);
  for (const name of ['checked', 'pressed', 'selected', 'expanded', 'current', 'invalid']) {
    const value = attribute(`aria-${name}`);
    if (value !== null && value !== 'false') states.push(value === 'true' ? name : `${name}=${value}`);
  }
  if (element.matches(':disabled') || attribute('aria-disabled') === 'true') states.push('disabled');
  return states;
}

function isTextControl(element: Element): element is HTMLInputElement | HTMLTextAreaElement {
  if (element instanceof HTMLTextAreaElement) return true;
  return element instanceof HTMLInputElement && !/^(checkbox|radio)$/.test(element.type);
}

function choicesOf(select: HTMLSelectElement): string {
  const chosen = clean(select.selectedOptions[0]?.text ?? '');
  const names = [...select.options].map(({ text, disabled }) => clean(text) + (disabled ? ' (disabled)' : ''));
  return `= "${chosen}" of ${names.length > LISTED_CHOICES ? names.length : names.map((name) => `"${name}"`).join(' ')}`;
}

function tableLines(table: HTMLTableElement): string[] {
  const rows = [...table.querySelectorAll('tr')].filter((row) => !isHidden(row));
  const caption = table.caption === null ? nameOf(table) : inlineText(table.caption);
  return [
    named('table', caption),
    ...rows.map((row) => `  | ${[...row.cells].map((cell) => inlineText(cell)).join(' | ')}`),
  ];
}

/** Summary of a drawing: number of curves, areas and columns, and its texts (ticks, axis titles, line labels). */
function plotLine(element: Element): string {
  const marks = Object.entries(drawnMarks)
    .map(([name, selector]) => ({ name, count: element.querySelectorAll(selector).length }))
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${count} ${name}`);
  const texts = [...element.querySelectorAll('text')].map((text) => clean(text.textContent ?? ''));
  return [named('plot', clean(element.querySelector('title')?.textContent ?? '')), marks.join(', '), ...texts].join(
    ' | ',
  );
}

/** Inline text, with links and buttons in brackets. */
function inlineText(element: Element): string {
  return clean(runningText(element));
}

function runningText(element: Element): string {
  const parts = [...element.childNodes].map((node): string => {
    if (!(node instanceof Element)) return node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : '';
    if (isHidden(node) || isLabel(node)) return '';
    const role = roleOf(node);
    if (role === 'table' || role === 'plot') return linesOf(node).join(' ');
    if (role !== null && !containers.has(role)) return ` [${leafLine(node, role)}] `;
    const isBlock = /^(DIV|P|LI|UL|DL|DT|DD|DETAILS|SUMMARY)$/.test(node.tagName);
    return isBlock ? ` ${runningText(node)} ` : runningText(node);
  });
  return parts.join('');
}

function named(role: string, name: string): string {
  return name === '' ? role : `${role} "${name}"`;
}

function roleOf(element: Element): string | null {
  if (element instanceof SVGElement) {
    if (element.tagName !== 'svg') return null;
    if (element.getAttribute('role') === 'img') return 'img';
    return element.querySelector('text') === null ? null : 'plot';
  }
  const role = element.getAttribute('role');
  if (role !== null && role !== 'presentation' && role !== 'none') return role;
  return impliedRole(element);
}

function impliedRole(element: Element): string | null {
  const name = element.tagName;
  if (/^H[1-6]$/.test(name)) return 'heading';
  if (name === 'A') return element.hasAttribute('href') ? 'link' : null;
  if (element instanceof HTMLInputElement) {
    if (element.type === 'hidden') return null;
    return /^(checkbox|radio)$/.test(element.type) ? element.type : 'textbox';
  }
  if (name === 'SECTION') return nameOf(element) === '' ? null : 'region';
  return (
    {
      BUTTON: 'button',
      SELECT: 'combobox',
      TEXTAREA: 'textbox',
      TABLE: 'table',
      UL: 'list',
      OL: 'list',
      FIGURE: 'figure',
      FIELDSET: 'group',
      DETAILS: 'group',
      SUMMARY: 'button',
      OUTPUT: 'status',
      NAV: 'navigation',
      ARTICLE: 'article',
    }[name] ?? null
  );
}

function nameOf(element: Element): string {
  const labelIds = element.getAttribute('aria-labelledby');
  if (labelIds !== null) return clean(labelIds.split(' ').map(textById).join(' '));
  const label = element.getAttribute('aria-label');
  if (label !== null) return clean(label);
  const labels = 'labels' in element ? (element.labels as NodeListOf<HTMLLabelElement> | null) : null;
  if (labels !== null && labels.length > 0) return clean([...labels].map((label) => inlineText(label)).join(' '));
  if (element instanceof HTMLFieldSetElement) return clean(element.querySelector('legend')?.textContent ?? '');
  const role = roleOfNamed(element);
  return role ? inlineText(element) : clean(element.getAttribute('title') ?? '');
}

/** Whether its name comes from its content. */
function roleOfNamed(element: Element): boolean {
  const role = element.getAttribute('role');
  return (role !== null && presses.has(role)) || /^(A|BUTTON|SUMMARY|H[1-6])$/.test(element.tagName);
}

function textById(id: string): string {
  return document.getElementById(id)?.textContent ?? '';
}

/** A label is printed with its control. */
function isLabel(element: Element): boolean {
  return element instanceof HTMLLabelElement && element.control !== null;
}

function isHidden(element: Element): boolean {
  if (/^(SCRIPT|STYLE|TEMPLATE|OPTION)$/.test(element.tagName)) return true;
  if (element.getAttribute('aria-hidden') === 'true' || element.hasAttribute('hidden')) return true;
  return element instanceof HTMLElement && element.style.display === 'none';
}

/** Removes direction marks and collapses spaces. */
function clean(text: string): string {
  return text
    .replace(/[\u061C\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
