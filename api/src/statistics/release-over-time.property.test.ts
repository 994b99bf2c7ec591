import { seededRandom } from '../testing/random.js';
import { releasable, type Split } from './release-over-time.js';

const seed = Number(process.env['SEED'] ?? 1);

type Steps = readonly (readonly [part: number, rest: number])[];

const cumulative = (steps: Steps): Split[] =>
  steps.map((_, index) => ({
    part: steps.slice(0, index + 1).reduce((sum, [part]) => sum + part, 0),
    rest: steps.slice(0, index + 1).reduce((sum, [, rest]) => sum + rest, 0),
  }));

/** Every history whose total grows by these steps: each step may be divided into part and rest in every way. */
function everyHistory(steps: readonly number[]): Split[][] {
  return steps
    .reduce<Steps[]>(
      (histories, step) =>
        histories.flatMap((history) =>
          Array.from({ length: step + 1 }, (_, part): Steps => [...history, [part, step - part]]),
        ),
      [[]],
    )
    .map(cumulative);
}

const isSmall = (count: number): boolean => count !== 0 && Math.abs(count) < 5;

/** What a reader who knows every total sees: the released parts, and a dash for each withheld split. */
const releasedView = (history: readonly Split[]): string =>
  releasable(history)
    .map((isReleased, index) => (isReleased ? String(history[index]?.part) : '-'))
    .join(' ');

/** The same rule without its optimisations: cubic, so only for short histories. */
function referenceReleasable(history: readonly Split[], min: number): boolean[] {
  const isNear = (a: number, b: number): boolean => a !== b && Math.abs(a - b) < min;
  const keepsDistance = (split: Split, released: readonly Split[]): boolean =>
    !released.some(({ part, rest }) => isNear(part, split.part) || isNear(rest, split.rest));
  const released: Split[] = [{ part: 0, rest: 0 }];
  const withheld: { total: number; before: readonly Split[] }[] = [];
  return history.map((split) => {
    const discloses = withheld.some(({ total, before }) => {
      const lowerBound = before.at(-1) ?? { part: 0, rest: 0 };
      const candidates = Array.from({ length: total + 1 }, (_, part) => part).filter(
        (part) =>
          part >= lowerBound.part &&
          total - part >= lowerBound.rest &&
          part <= split.part &&
          total - part <= split.rest &&
          !keepsDistance({ part, rest: total - part }, before),
      );
      return candidates.length === 1 && [...before, split].some(({ part }) => isNear(part, candidates[0] ?? NaN));
    });
    const isReleased = !discloses && keepsDistance(split, released);
    if (isReleased) released.push(split);
    else withheld.push({ total: split.part + split.rest, before: [...released] });
    return isReleased;
  });
}

describe(`release of attribute counts over time (SEED=${seed})`, () => {
  test.each([
    [[6, 5, 4]],
    [[10, 1, 6]],
    [[7, 7, 1, 1]],
    [[1, 1, 1, 1, 1, 1, 1, 1, 1, 1]],
    [[12, 5]],
    [[4, 4, 4]],
    [[9, 2, 3, 2]],
  ])('discloses no small count, as a count, a difference or a withheld value, when the total grows by %j', (steps) => {
    const historiesByView = new Map<string, Split[][]>();
    for (const history of everyHistory(steps)) {
      const view = releasedView(history);
      historiesByView.set(view, [...(historiesByView.get(view) ?? []), history]);
    }
    for (const [view, histories] of historiesByView) {
      const entries = view.split(' ');
      const [history] = histories;
      const released = [{ part: 0, rest: 0 }, ...(history ?? []).filter((_, index) => entries[index] !== '-')];
      for (const a of released) {
        for (const b of released) {
          expect([isSmall(a.part - b.part), isSmall(a.rest - b.rest)]).toEqual([false, false]);
        }
      }
      // A reader who knows the rule and asks after every change must be left with several values for a withheld split.
      for (const [index, entry] of entries.entries()) {
        if (entry !== '-') continue;
        const possibleParts = new Set(histories.map((splits) => splits[index]?.part ?? NaN));
        const [onlyPart = NaN] = possibleParts;
        if (possibleParts.size === 1) expect(released.some(({ part }) => isSmall(onlyPart - part))).toBe(false);
      }
    }
  });

  test('a released split stays released, and a withheld one withheld, whatever follows', () => {
    const random = seededRandom(seed);
    for (let round = 0; round < 100; round += 1) {
      const steps = Array.from({ length: 12 }, () => [Math.floor(random() * 4), Math.floor(random() * 4)] as const);
      const history = cumulative(steps);
      const flags = releasable(history);
      for (let length = 1; length < 12; length += 1) {
        expect(releasable(history.slice(0, length))).toEqual(flags.slice(0, length));
      }
    }
  });

  test('gives the same answer as the rule without optimisations, also when totals fall', () => {
    const random = seededRandom(seed);
    for (let round = 0; round < 400; round += 1) {
      const min = 2 + Math.floor(random() * 5);
      const decrease = random() < 0.3 ? 2 : 0;
      const step = (): number => Math.floor(random() * (2 + (round % 7))) - decrease;
      let split: Split = { part: Math.floor(random() * 20), rest: Math.floor(random() * 20) };
      const history = Array.from({ length: 40 }, () => {
        split = { part: Math.max(0, split.part + step()), rest: Math.max(0, split.rest + step()) };
        return split;
      });
      expect([history, releasable(history, min)]).toEqual([history, referenceReleasable(history, min)]);
    }
  });

  test('releases a large count, and the next one only after it has grown by five', () => {
    expect(releasable(cumulative([[12, 18]]))).toEqual([true]);
    const steps: Steps = [
      [12, 18],
      [1, 0],
      [4, 0],
      [0, 3],
      [0, 2],
    ];
    expect(releasable(cumulative(steps))).toEqual([true, false, false, false, true]);
  });
});
