import { type Case, folderOf, readLines, topicsIn } from './case-files.js';
import { doubted } from './doubted.cases.js';
import { type Engine, openEngine } from './engine.js';
import { type Outcome, replayCase } from './replay-case.js';
import { addsDecimals, codesFor, outsideOfAll, shownOutside } from './outside.js';
import type { Use } from './usage.js';

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

if (folder == null)
  console.warn('The cases of what MongoDB answers were not replayed: set MONGODB_CASES to their folder.');

(folder == null ? describe.skip : describe)('cases of what MongoDB answers', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine();
  });
  afterAll(async () => {
    await engine.close();
    console.info(`cases: ${JSON.stringify(counts)}`);
  });

  it.each(folder == null ? ['no topics'] : topicsIn(folder))(
    '%s: equal inside the subset, refused outside',
    async (topic) => {
      const faults: string[] = [];
      for (const testCase of readLines<Case>(folder ?? '', topic)) {
        const commands = testCase.steps.map((step) => step.command);
        const outside = outsideOfAll(commands);
        const outcome = await replayCase(engine, testCase);
        const judge = (): string | null => {
          if (outside.length > 0) return judgeOutside(testCase, outcome, outside);
          return addsDecimals(commands) ? judgeDecimals(testCase, outcome) : judgeInside(testCase, outcome);
        };
        const fault = judge();
        if (fault != null) faults.push(fault);
      }
      expect(faults).toEqual([]);
    },
  );

  it('are complete', () => {
    expect(counts.inside + counts.outside).toBe(total);
  });
});

function judgeInside(testCase: Case, outcome: Outcome): string | null {
  counts.inside += 1;
  if (doubted.some(({ id }) => testCase.id.startsWith(id))) {
    counts.doubted += 1;
    return outcome.kind === 'equal' ? `${testCase.id} is listed as doubted, but the answers are equal` : null;
  }
  if (outcome.kind !== 'equal') return `inside: ${testCase.id} ${outcome.why}`;
  counts.equal += 1;
  return null;
}

/**
 * A case outside the subset must be refused as MongoDB would refuse it, or with MongoDB's code for unsupported
 * features.
 */
function judgeOutside(testCase: Case, outcome: Outcome, outside: readonly Use[]): string | null {
  counts.outside += 1;
  const wantsError = testCase.steps.some((step) => step.expect?.some((expectation) => expectation.error !== undefined));
  const shown = `outside (${shownOutside(outside)}): ${testCase.id}`;
  if (outcome.kind === 'different') return `${shown} ${outcome.why}`;
  if (outcome.kind === 'refused' || outcome.refusedWrite != null) {
    counts.refused += 1;
    const code = outcome.kind === 'refused' ? outcome.code : (outcome.refusedWrite ?? 0);
    return codesFor(outside).has(code) ? null : `${shown} refused with ${code}`;
  }
  if (wantsError) counts.refusedAsExpected += 1;
  else counts.answeredAsExpected += 1;
  return null;
}

/** Adding decimals is refused only when it is executed, which the commands alone do not show. */
function judgeDecimals(testCase: Case, outcome: Outcome): string | null {
  if (outcome.kind === 'equal' && outcome.refusedWrite == null) return judgeInside(testCase, outcome);
  counts.outside += 1;
  counts.refused += 1;
  const code = outcome.kind === 'refused' ? outcome.code : null;
  return code === 115 ? null : `decimals: ${testCase.id} ${outcome.kind === 'equal' ? '' : outcome.why}`;
}
