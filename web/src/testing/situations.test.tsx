import axe from 'axe-core';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { readScreen } from './read-screen.js';
import { renderView, switchLanguage } from './show.js';
import type { Situations } from './situations.js';

const source = path.resolve(__dirname, '..');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.situations.tsx'),
);

/** What is left of a text whose key or value is missing. */
const TEXT_WITH_A_HOLE = /\b[A-Z]\w*\.[a-zA-Z]\w+\b|\{\{|\}\}|\bundefined\b|\bNaN\b|\[object /;

/** Rules that can be judged without a layout; the browser journeys judge colours and sizes. */
const options: axe.RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  rules: Object.fromEntries(
    ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'].map((rule) => [
      rule,
      { enabled: false },
    ]),
  ),
  resultTypes: ['violations'],
  preload: false,
};

async function barriers(): Promise<string[]> {
  const { violations } = await axe.run(document.body, options);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

// Every situation can be used by everybody and lacks no text, in both languages.
it('finds the situations of the features', () => {
  expect(files.length).toBeGreaterThan(0);
});

describe.each(files)('%s', (file) => {
  const { situations } = jest.requireActual<{ situations: Situations }>(path.join(source, file));

  it.each(Object.entries(situations))('%s', async (_, { element, surroundings }) => {
    renderView(element(), surroundings);
    for (const language of ['ar', 'en'] as const) {
      if (language === 'en') switchLanguage(language);
      expect({ language, barriers: await barriers() }).toEqual({ language, barriers: [] });
      expect({ language, hole: TEXT_WITH_A_HOLE.exec(readScreen())?.[0] }).toEqual({ language, hole: undefined });
    }
  });
});
