import { seededRandom } from '../testing/random.js';
import { tellable, type Split } from './suppression.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

type Steps = readonly (readonly [part: number, rest: number])[];

const sums = (steps: Steps): Split[] =>
  steps.map((_, index) => ({
    part: steps.slice(0, index + 1).reduce((sum, [part]) => sum + part, 0),
    rest: steps.slice(0, index + 1).reduce((sum, [, rest]) => sum + rest, 0),
  }));

/** Every series of wholes that grows by these sizes, each with every division into part and rest. */
function everyDivision(sizes: readonly number[]): Split[][] {
  return sizes
    .reduce<Steps[]>(
      (all, size) =>
        all.flatMap((steps) => Array.from({ length: size + 1 }, (_, part): Steps => [...steps, [part, size - part]])),
      [[]],
    )
    .map(sums);
}

const isSmall = (count: number): boolean => count !== 0 && Math.abs(count) < 5;
/** What a reader sees who knows every whole: the told splits, and which were not told. */
const seenOf = (history: readonly Split[]): string =>
  tellable(history)
    .map((told, index) => (told ? String(history[index]?.part) : '-'))
    .join(' ');

/** The rule word for word, for histories that are short enough. */
function plainlyTellable(history: readonly Split[], min: number): boolean[] {
  const isNear = (one: number, other: number): boolean => one !== other && Math.abs(one - other) < min;
  const keepsApart = (split: Split, told: readonly Split[]): boolean =>
    !told.some(({ part, rest }) => isNear(part, split.part) || isNear(rest, split.rest));
  const told: Split[] = [{ part: 0, rest: 0 }];
  const untold: { whole: number; before: readonly Split[] }[] = [];
  return history.map((split) => {
    const givesAway = untold.some(({ whole, before }) => {
      const least = before.at(-1) ?? { part: 0, rest: 0 };
      const parts = Array.from({ length: whole + 1 }, (_, part) => part).filter(
        (part) => part >= least.part && whole - part >= least.rest && part <= split.part && whole - part <= split.rest,
      );
      const possible = parts.filter((part) => !keepsApart({ part, rest: whole - part }, before));
      return possible.length === 1 && [...before, split].some(({ part }) => isNear(part, possible[0] ?? NaN));
    });
    const isTold = !givesAway && keepsApart(split, told);
    if (isTold) told.push(split);
    else untold.push({ whole: split.part + split.rest, before: [...told] });
    return isTold;
  });
}

describe(`attributes told along time (SEED=${seed})`, () => {
  test.each([
    [[6, 5, 4]],
    [[10, 1, 6]],
    [[7, 7, 1, 1]],
    [[1, 1, 1, 1, 1, 1, 1, 1, 1, 1]],
    [[12, 5]],
    [[4, 4, 4]],
    [[9, 2, 3, 2]],
  ])(
    'of wholes that grow by %j, no small number is told, is a difference, or follows for one that was not told',
    (sizes) => {
      const bySeen = new Map<string, Split[][]>();
      for (const history of everyDivision(sizes)) {
        const seen = seenOf(history);
        bySeen.set(seen, [...(bySeen.get(seen) ?? []), history]);
      }
      for (const [seen, histories] of bySeen) {
        const told = seen.split(' ');
        const [history] = histories;
        const shown = [{ part: 0, rest: 0 }, ...(history ?? []).filter((_, index) => told[index] !== '-')];
        for (const one of shown) {
          for (const other of shown) {
            expect([isSmall(one.part - other.part), isSmall(one.rest - other.rest)]).toEqual([false, false]);
          }
        }
        // Whoever knows the rule and asks after every change must be left with more than one number for what was not told.
        for (const [index, word] of told.entries()) {
          if (word !== '-') continue;
          const possible = new Set(histories.map((each) => each[index]?.part ?? NaN));
          const [only = NaN] = possible;
          if (possible.size === 1) expect(shown.some(({ part }) => isSmall(only - part))).toBe(false);
        }
      }
    },
  );

  test('what was told does not depend on what came later', () => {
    const random = seededRandom(seed);
    for (let round = 0; round < 100; round += 1) {
      const steps = Array.from({ length: 12 }, () => [Math.floor(random() * 4), Math.floor(random() * 4)] as const);
      const history = sums(steps);
      const whole = tellable(history);
      for (let length = 1; length < 12; length += 1) {
        expect(tellable(history.slice(0, length))).toEqual(whole.slice(0, length));
      }
    }
  });

  test('it is the rule word for word, also where wholes fall', () => {
    const random = seededRandom(seed);
    for (let round = 0; round < 400; round += 1) {
      const min = 2 + Math.floor(random() * 5);
      const falls = random() < 0.3 ? 2 : 0;
      const step = (): number => Math.floor(random() * (2 + (round % 7))) - falls;
      let split: Split = { part: Math.floor(random() * 20), rest: Math.floor(random() * 20) };
      const history = Array.from({ length: 40 }, () => {
        split = { part: Math.max(0, split.part + step()), rest: Math.max(0, split.rest + step()) };
        return split;
      });
      expect([history, tellable(history, min)]).toEqual([history, plainlyTellable(history, min)]);
    }
  });

  test('a large number is told, and again when it has grown by enough', () => {
    expect(tellable(sums([[12, 18]]))).toEqual([true]);
    expect(
      tellable(
        sums([
          [12, 18],
          [1, 0],
          [4, 0],
          [0, 3],
          [0, 2],
        ]),
      ),
    ).toEqual([true, false, false, false, true]);
  });
});
