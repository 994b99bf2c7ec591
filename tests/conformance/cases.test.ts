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
      for (const one of readLines<Case>(folder ?? '', topic)) {
        const commands = one.steps.map((step) => step.command);
        const outside = outsideOfAll(commands);
        const outcome = await replayCase(engine, one);
        const judge = (): string | null => {
          if (outside.length > 0) return judgeOutside(one, outcome, outside);
          return addsDecimals(commands) ? judgeDecimals(one, outcome) : judgeInside(one, outcome);
        };
        const fault = judge();
        if (fault != null) faults.push(fault);
      }
      expect(faults).toEqual([]);
    },
  );

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

/** Outside the subset a case is refused: as MongoDB would, or with MongoDB's code for what is not supported. */
function judgeOutside(one: Case, outcome: Outcome, outside: readonly Use[]): string | null {
  counts.outside += 1;
  const wantsError = one.steps.some((step) => step.expect?.some((expectation) => expectation.error !== undefined));
  const shown = `outside (${shownOutside(outside)}): ${one.id}`;
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

/** Decimals are refused once they are to be added, which cannot be told from the commands alone. */
function judgeDecimals(one: Case, outcome: Outcome): string | null {
  if (outcome.kind === 'equal' && outcome.refusedWrite == null) return judgeInside(one, outcome);
  counts.outside += 1;
  counts.refused += 1;
  const code = outcome.kind === 'refused' ? outcome.code : null;
  return code === 115 ? null : `decimals: ${one.id} ${outcome.kind === 'equal' ? '' : outcome.why}`;
}
