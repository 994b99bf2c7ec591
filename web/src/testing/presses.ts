import { act, fireEvent } from '@testing-library/react';
import { headOf, outlineOf } from './outline.js';
import { recordingCalls } from './recorded-calls.js';
import { addressShown, renderView, settle } from './show.js';
import type { Situation } from './situations.js';

/** Keys that views answer; see the list of keys of the month grid. */
const keys = 'Enter Escape F2 Delete ? ArrowDown ArrowUp ArrowLeft ArrowRight'.split(' ');
const controls = 'button, input, select, textarea, summary, [role=button], [role=option], [role=tab]';
/** Rows of the same kind: only the first of them is pressed. */
const repeated = /^(TR|LI|OPTION|ARTICLE)$/;
/** More changed lines than these are counted. */
const LISTED_CHANGES = 6;
/** No more acts with an effect are tried in one situation: each renders the view anew. */
const TRIED_ACTS = 8;
/** What is typed into text fields. */
const TYPED = '7';

/** Something that a user does to one control. */
interface Act {
  readonly name: string;
  readonly perform: (control: Element) => void;
}

/** Acts that were tried on a view, in any of its situations. */
export type TriedActs = Map<unknown, Set<string>>;

/**
 * What happens on each press of a button, change of a field and key in a situation: the calls of callbacks with their
 * arguments, changed lines of the outline and the new address. Acts without effect are named too. Where the focus goes depends on
 * timers of the library, so tests of single views look at it.
 * An equal control of the same view is tried in the first of its situations only.
 */
export async function pressesIn(situation: Situation, tried: TriedActs): Promise<string[]> {
  const view = situation.element().type;
  const titles = tried.get(view) ?? new Set();
  tried.set(view, titles);
  const calls: string[] = [];
  const lines: string[] = [];
  let effective = 0;
  await reachAgain(situation, calls);
  for (const position of distinctControls().keys()) {
    for (const deed of actsOn(distinctControls().get(position))) {
      const control = distinctControls().get(position);
      if (control === undefined || effective === TRIED_ACTS) continue;
      const title = titleOf(deed, control);
      if (titles.has(title)) continue;
      titles.add(title);
      const effects = await effectsOf(deed, control, calls);
      lines.push(title, ...effects.map((effect) => `  ${effect}`));
      if (effects.length === 0) continue;
      effective++;
      await reachAgain(situation, calls);
    }
  }
  return lines;
}

function titleOf({ name }: Act, control: Element): string {
  return `${name} ${headOf(control).slice(0, 60)} "${(control.textContent ?? '').slice(0, 40)}"`;
}

async function effectsOf({ perform }: Act, control: Element, calls: string[]): Promise<string[]> {
  const before = outlineOf();
  const address = addressShown();
  if (control instanceof HTMLElement) act(() => control.focus());
  calls.length = 0;
  act(() => perform(control));
  await settle();
  const effects = [...calls, ...changesBetween(before, outlineOf())];
  if (addressShown() !== address) effects.push(`at ${addressShown()}`);
  return effects;
}

async function reachAgain(situation: Situation, calls: string[]): Promise<void> {
  const shown = renderView(recordingCalls(situation, calls), situation.surroundings);
  await settle();
  await situation.surroundings.reachedBy?.(shown);
  await settle();
}

/** Enabled controls by their place on the page; equal rows of a list share their places. */
function distinctControls(): Map<string, Element> {
  const found = new Map<string, Element>();
  for (const control of document.querySelectorAll(controls)) {
    if (control.matches(':disabled, [type=hidden]')) continue;
    const position = placeOf(control);
    if (!found.has(position)) found.set(position, control);
  }
  return found;
}

function placeOf(element: Element | null): string {
  if (element === null || element === document.body) return '';
  const siblings = element.parentElement?.children ?? [];
  const index = repeated.test(element.tagName) ? '' : [...siblings].indexOf(element);
  return `${placeOf(element.parentElement)} ${element.tagName}${index}`;
}

function actsOn(control: Element | undefined): readonly Act[] {
  if (control === undefined) return [];
  if (control instanceof HTMLSelectElement) return [{ name: 'choose in', perform: chooseAnother }];
  const isTicked = control instanceof HTMLInputElement && /^(checkbox|radio|file)$/.test(control.type);
  const isText = (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) && !isTicked;
  if (!isText) return [{ name: 'press', perform: (pressed) => void fireEvent.click(pressed) }];
  const typing = { name: 'type into', perform: typeInto };
  return answersKeys(control) ? [typing, ...keys.map(pressingKey)] : [typing];
}

function pressingKey(key: string): Act {
  return { name: `key ${key} in`, perform: (control) => void fireEvent.keyDown(control, { key }) };
}

/** Whether the view itself listens to keys of this field. */
function answersKeys(control: Element): boolean {
  const props = Object.entries(control).find(([name]) => name.startsWith('__reactProps$'))?.[1] as object | undefined;
  return props !== undefined && 'onKeyDown' in props && typeof props.onKeyDown === 'function';
}

function typeInto(control: Element): void {
  const isDate = control instanceof HTMLInputElement && control.type !== 'text';
  fireEvent.change(control, { target: { value: isDate && control.type === 'date' ? '2026-07-07' : TYPED } });
  fireEvent.blur(control);
}

function chooseAnother(control: Element): void {
  if (!(control instanceof HTMLSelectElement)) return;
  const other = [...control.options].find(({ selected, disabled }) => !selected && !disabled);
  if (other !== undefined) fireEvent.change(control, { target: { value: other.value } });
}

/** Lines that went (`-`) and came (`+`). */
function changesBetween(before: readonly string[], after: readonly string[]): string[] {
  const changes = [
    ...without(before, after).map((line) => `- ${line.trim()}`),
    ...without(after, before).map((line) => `+ ${line.trim()}`),
  ];
  if (changes.length <= LISTED_CHANGES) return changes;
  return [...changes.slice(0, LISTED_CHANGES), `${changes.length} lines changed`];
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const rest = [...others];
  return lines.filter((line) => {
    const index = rest.indexOf(line);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
}
