import { act, cleanup, fireEvent } from '@testing-library/react';
import path from 'node:path';
import { getFormDrafts, hasOpenForm, keepFormDraft } from '../platform/drafts/form-drafts.js';
import { reach } from './show.js';
import type { Situation, Situations } from './situations.js';
import { situationFiles } from './views-to-show.js';

const source = path.resolve(__dirname, '..');
const TYPED = 'كلام لم يُحفظ';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Text fields on screen by form, without those that cannot be typed into, and without days, which keep no other text. */
function textFields(): Field[] {
  const fields = document.querySelectorAll<Field>(
    'form input:not([type]), form input[type=text], form input[type=search], form textarea',
  );
  return [...fields].filter(({ readOnly, disabled, dataset }) => !readOnly && !disabled && !('day' in dataset));
}

/** Forms that hold nothing but secrets, or that nobody is signed in for. */
const WITHOUT_KEEPING = /^features\/session\//;

const labelOf = (field: Field): string => field.labels?.[0]?.textContent ?? field.getAttribute('aria-label') ?? '';

/**
 * Types into every text field of every form that a situation shows: what is typed is kept for the tab alone, asked about before it is
 * lost, and on screen again after a reload.
 */
describe.each(situationFiles.filter((file) => !WITHOUT_KEEPING.test(file)))('forms of %s', (file) => {
  const { situations } = jest.requireActual<{ situations: Situations }>(path.join(source, file));
  const walked = new Set<string>();

  it.each(Object.entries(situations))('%s keeps what is typed', async (_name, situation) => {
    await reach(situation);
    const isFilled = situation.surroundings.reachedBy !== undefined;
    // What the steps to a situation write would be written again after the reload.
    const labels = textFields()
      .filter(({ value }) => !isFilled || value === '')
      .map(labelOf);
    const name = labels.join('|');
    if (labels.length === 0 || walked.has(name)) return;
    walked.add(name);
    for (const label of labels) expect(await keeps(situation, label)).toEqual({ label, ...kept });
  });
});

const kept = { isAsked: true, isOnDevice: false, after: TYPED, isLeft: false };

async function keeps(situation: Situation, label: string) {
  await reach(situation);
  await type(label, TYPED);
  const isAsked = hasOpenForm() || hasDeviceDraft();
  const drafts = [...getFormDrafts().values()];
  const device = deviceEntries();
  const onDevice = JSON.stringify(device).includes(TYPED) && !hasDeviceDraft();
  cleanup();
  const isLeft = hasOpenForm() || getFormDrafts().size > 0;
  // As a reload finds it: the page is gone without having been left.
  for (const { key, content } of drafts) keepFormDraft(key, content);
  for (const [name, value] of device) localStorage.setItem(name, value);
  await reach(situation);
  const after = textFields().find((field) => labelOf(field) === label)?.value;
  await act(async () => cleanup());
  localStorage.clear();
  return { label, isAsked, isOnDevice: onDevice, after, isLeft };
}

/** What `localStorage` holds. */
const deviceEntries = (): [string, string][] => Object.entries(localStorage) as [string, string][];

/** Drafts of visits stay on the device when their page is left. */
const hasDeviceDraft = (): boolean => deviceEntries().some(([name]) => name.startsWith('anaqid.draft '));

async function type(label: string, text: string): Promise<void> {
  const field = textFields().find((candidate) => labelOf(candidate) === label);
  if (field === undefined) throw new Error(`no field ${label}`);
  await act(async () => void fireEvent.change(field, { target: { value: text } }));
}
