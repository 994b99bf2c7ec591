import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { situationFiles } from './views-to-show.js';

const source = path.resolve(__dirname, '..');

describe('files of situations', () => {
  it('are each judged by a test in their folder', () => {
    const isJudged = (file: string): boolean => {
      const folder = path.join(source, path.dirname(file));
      const tests = readdirSync(folder).filter((name) => name.endsWith('.test.tsx'));
      const call = `\njudgeSituations('${file}', situations);`;
      return tests.some((name) => readFileSync(path.join(folder, name), 'utf8').includes(call));
    };
    expect(situationFiles.length).toBeGreaterThan(20);
    expect(situationFiles.filter((file) => !isJudged(file))).toEqual([]);
  });
});
