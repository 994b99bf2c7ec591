import path from 'node:path';
import { type Answer, readLines, topicsIn } from './case-files.js';
import { type Engine, openEngine } from './engine.js';
import { replayAnswer } from './replay-answer.js';

const folder = path.resolve('tests/conformance/answers');
const total = 3692;

describe('recorded answers', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine();
  });
  afterAll(() => engine.close());

  it.each(topicsIn(folder))('%s: the store gives the recorded answer', async (topic) => {
    const faults: string[] = [];
    for (const [index, recorded] of readLines<Answer>(folder, topic).entries()) {
      const outcome = await replayAnswer(engine, `${topic}_${index}`, recorded);
      if (outcome.kind !== 'equal') faults.push(`${recorded.id} ${outcome.why}`);
    }
    expect(faults).toEqual([]);
  });

  it('are complete', () => {
    const counts = topicsIn(folder).map((topic) => readLines<Answer>(folder, topic).length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);
  });
});
