import { type Case, folderOf, readLines, topicsIn } from './case-files.js';
import { doubted } from './doubted.cases.js';
import { type Engine, openEngine } from './engine.js';
import { type Outcome, replayCase } from './replay-case.js';
import { outsideOfAll } from './usage.js';

const folder = folderOf('MONGODB_CASES', 'mongodb-cases');
const total = 25_011;

interface Counts {
  inside: number;
  equal: number;
  doubted: number;
  outside: number;
  refusedAsExpected: number;
  refused: number;
  answeredAsExpected: number;
}

const counts: Counts = {
  inside: 0,
  equal: 0,
  doubted: 0,
  outside: 0,
  refusedAsExpected: 0,
  refused: 0,
  answeredAsExpected: 0,
};

describe('cases', () => {
  if (folder == null) {
    it('are not there: set MONGODB_CASES to their folder to replay what MongoDB answers', () => {
      expect(folder).toBeNull();
    });
    return;
  }
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine();
  });
  afterAll(async () => {
    await engine.close();
    console.info(`cases: ${JSON.stringify(counts)}`);
  });

  it.each(topicsIn(folder))('%s: equal inside the subset, refused outside', async (topic) => {
    const faults: string[] = [];
    for (const one of readLines<Case>(folder, topic)) {
      const outside = outsideOfAll(one.steps.map((step) => step.command));
      const outcome = await replayCase(engine, one);
      const fault = outside.length === 0 ? judgeInside(one, outcome) : judgeOutside(one, outcome, outside);
      if (fault != null) faults.push(fault);
    }
    expect(faults).toEqual([]);
  });

  it('are all there', () => {
    expect(counts.inside + counts.outside).toBe(total);
  });
});

function judgeInside(one: Case, outcome: Outcome): string | null {
  counts.inside += 1;
  if (doubted.some(({ id }) => one.id.startsWith(id))) {
    counts.doubted += 1;
    return outcome.kind === 'equal' ? `${one.id} is listed as doubted, but the answers are equal` : null;
  }
  if (outcome.kind !== 'equal') return `inside: ${one.id} ${outcome.why}`;
  counts.equal += 1;
  return null;
}

function judgeOutside(one: Case, outcome: Outcome, outside: readonly string[]): string | null {
  counts.outside += 1;
  const wantsError = one.steps.some((step) => step.expect?.some((expectation) => expectation.error !== undefined));
  if (outcome.kind === 'different') return `outside (${outside.join(', ')}): ${one.id} ${outcome.why}`;
  if (outcome.kind === 'refused' || outcome.refusedWrite != null) counts.refused += 1;
  else if (wantsError) counts.refusedAsExpected += 1;
  else counts.answeredAsExpected += 1;
  return null;
}
