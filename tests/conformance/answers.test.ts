import path from 'node:path';
import { type Answer, folderOf, readLines, topicsIn } from './case-files.js';
import { doubted } from './doubted.cases.js';
import { type Engine, openEngine } from './engine.js';
import { replayAnswer } from './replay-answer.js';
import type { Outcome } from './replay-case.js';
import { outsideOfAll } from './usage.js';

const folder = folderOf('MONGODB_ANSWERS', 'mongodb-answers') ?? path.resolve('tests/conformance/answers');
const total = 6650;
const counts = { inside: 0, equal: 0, doubted: 0, outside: 0, refused: 0, answeredAsRecorded: 0 };

describe('answers', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine();
  });
  afterAll(async () => {
    await engine.close();
    console.info(`answers: ${JSON.stringify(counts)}`);
  });

  it.each(topicsIn(folder))('%s: equal inside the subset, refused outside', async (topic) => {
    const faults: string[] = [];
    for (const [index, one] of readLines<Answer>(folder, topic).entries()) {
      const outside = outsideOfAll([
        ...(one.indexes?.length ? [{ createIndexes: 'c', indexes: one.indexes }] : []),
        one.command,
      ]);
      const outcome = await replayAnswer(engine, `${topic}_${index}`, one);
      const fault = outside.length === 0 ? judgeInside(one, outcome) : judgeOutside(one, outcome, outside);
      if (fault != null) faults.push(fault);
    }
    expect(faults).toEqual([]);
  });

  it('are all there', () => {
    expect(counts.inside + counts.outside).toBe(total);
  });
});

function judgeInside(one: Answer, outcome: Outcome): string | null {
  counts.inside += 1;
  if (one.doubtful != null || doubted.some(({ id }) => one.id === id)) {
    counts.doubted += 1;
    return null;
  }
  if (outcome.kind !== 'equal') return `inside: ${one.id} ${outcome.why}`;
  counts.equal += 1;
  return null;
}

function judgeOutside(one: Answer, outcome: Outcome, outside: readonly string[]): string | null {
  counts.outside += 1;
  if (outcome.kind === 'different') return `outside (${outside.join(', ')}): ${one.id} ${outcome.why}`;
  if (outcome.kind === 'refused') counts.refused += 1;
  else counts.answeredAsRecorded += 1;
  return null;
}
