import { act } from '@testing-library/react';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { barriers } from './barriers.js';
import { readScreen } from './read-screen.js';
import { renderView, switchLanguage } from './show.js';
import type { Situation, Situations } from './situations.js';

const source = path.resolve(__dirname, '..');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.situations.tsx'))
  .sort();

/** What is left of a text whose key or value is missing. */
const TEXT_WITH_A_HOLE = /\b[A-Z]\w*\.[a-zA-Z]\w+\b|\{\{|\}\}|\bundefined\b|\bNaN\b|\[object /;

/** Every situation can be used by everybody and lacks no text, in both languages. The files are judged in parts, so that tests of them run side by side. */
export function judgeSituations(part: number, parts: number): void {
  describe.each(files.filter((_, index) => index % parts === part))('%s', (file) => {
    const { situations } = jest.requireActual<{ situations: Situations }>(path.join(source, file));
    it.each(Object.entries(situations))('%s', async (_, situation) => judge(situation));
  });
}

async function judge({ element, surroundings }: Situation): Promise<void> {
  renderView(element(), surroundings);
  // A dialog takes the focus once it is open.
  await act(() => new Promise((resolve) => setTimeout(resolve)));
  for (const language of ['ar', 'en'] as const) {
    if (language === 'en') switchLanguage(language);
    expect({ language, barriers: await barriers() }).toEqual({ language, barriers: [] });
    expect({ language, hole: TEXT_WITH_A_HOLE.exec(readScreen())?.[0] }).toEqual({ language, hole: undefined });
  }
}
