import { seededRandom } from '../testing/random.js';
import { releaseOverTime, type Release, type ReleaseRules } from './release-over-time.js';

const seed = Number(process.env['SEED'] ?? 1);

/** Parts over time; the totals of all histories of a table are the same. */
type Parts = readonly number[];

/** Every way in which the part can grow along these totals. */
function everyHistory(totals: readonly number[], { mayGainLater }: Pick<ReleaseRules, 'mayGainLater'>): Parts[] {
  return totals.reduce<Parts[]>(
    (histories, total, index) =>
      histories.flatMap((history) => {
        const before = history.at(-1) ?? 0;
        const highest = mayGainLater ? total : before + total - (totals[index - 1] ?? 0);
        return Array.from({ length: highest - before + 1 }, (_, more) => [...history, before + more]);
      }),
    [[]],
  );
}

const releasesOf = (totals: readonly number[], parts: Parts, rules: ReleaseRules): Release[] =>
  releaseOverTime(
    parts.map((part, index) => ({ part, rest: (totals[index] ?? 0) - part, population: 0 })),
    rules,
  );

const isSmall = (count: number): boolean => count !== 0 && Math.abs(count) < 5;

/** The indexes whose part is the same in all histories that look the same to the reader. */
function determined(totals: readonly number[], histories: readonly Parts[]) {
  return totals.flatMap((total, index) => {
    const possible = new Set(histories.map((parts) => parts[index] ?? NaN));
    const [part = NaN] = possible;
    return possible.size === 1 ? [{ index, part, rest: total - part }] : [];
  });
}

const tables = [
  [6, 11, 15],
  [10, 11, 17],
  [7, 14, 15, 16],
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  [12, 17],
  [4, 8, 12],
  [9, 11, 14, 16],
  [5, 6, 11, 12, 17],
  [10, 13, 15, 20, 21],
  [8, 9, 10, 11, 12, 13],
  [12, 12, 13, 14],
];

describe(`release of attribute counts over time (SEED=${seed})`, () => {
  test.each([false, true].flatMap((mayGainLater) => tables.map((totals) => ({ mayGainLater, totals }))))(
    'discloses no small count, as a count, a difference or a withheld value, for %j',
    ({ mayGainLater, totals }) => {
      // Later gains have many more histories.
      const disclosures: object[] = [];
      const shown = mayGainLater ? totals.slice(0, 4) : totals;
      for (const keepsBoundsApart of [true, false]) {
        const rules = { mayGainLater, keepsBoundsApart };
        const historiesByView = new Map<string, Parts[]>();
        for (const parts of everyHistory(shown, rules)) {
          const view = JSON.stringify(releasesOf(shown, parts, rules));
          historiesByView.set(view, [...(historiesByView.get(view) ?? []), parts]);
        }
        for (const [view, histories] of historiesByView) {
          const releases = JSON.parse(view) as Release[];
          const determinedParts = determined(shown, histories);
          // Zeros are released, and with them what they imply: of every smaller group, too, nobody or everybody.
          const zero = determinedParts.findLast(
            ({ index, part, rest }) => releases[index]?.isExact === true && (part === 0 || rest === 0),
          );
          const beyondZero = determinedParts.filter(({ index }) => index > (zero?.index ?? -1));
          const references = [{ part: 0, rest: 0 }, ...(zero === undefined ? [] : [zero]), ...beyondZero];
          for (const split of beyondZero) {
            for (const other of references) {
              if (isSmall(split.part - other.part) || isSmall(split.rest - other.rest)) {
                disclosures.push({ view, split, other });
              }
            }
          }
        }
      }
      expect(disclosures).toEqual([]);
    },
  );

  it('releases a bound that never exceeds the count and lags by at most eight, whatever happens', () => {
    const random = seededRandom(seed);
    for (let round = 0; round < 400; round += 1) {
      const mayGainLater = round % 2 === 0;
      const share = [0.02, 0.2, 0.5, 0.9, 1][round % 5] ?? 0.5;
      let [part, total] = [0, 0];
      const [parts, totals]: [number[], number[]] = [[], []];
      for (let step = 0; step < 25; step += 1) {
        const more = Math.floor(random() ** 2 * 9);
        const gained = Array.from({ length: more }, () => random() < share).filter(Boolean).length;
        total += more;
        part += gained;
        if (mayGainLater && random() < 0.2) part = Math.min(total, part + Math.floor(random() * 12));
        parts.push(part);
        totals.push(total);
      }
      const releases = releasesOf(totals, parts, { mayGainLater, keepsBoundsApart: !mayGainLater });
      const lags = releases.map((release, index) => (parts[index] ?? 0) - release.part);
      expect([totals, parts, lags.filter((lag) => lag < 0 || lag > 8)]).toEqual([totals, parts, []]);
      const exact = releases.filter((release) => release.isExact);
      expect(exact.every((release) => parts[releases.indexOf(release)] === release.part)).toBe(true);
    }
  });

  it('changes no earlier release', () => {
    const random = seededRandom(seed);
    for (let round = 0; round < 50; round += 1) {
      const totals: number[] = [];
      const parts: number[] = [];
      for (let step = 0; step < 12; step += 1) {
        const [withAttribute, without] = [Math.floor(random() * 4), Math.floor(random() * 4)];
        parts.push((parts.at(-1) ?? 0) + withAttribute);
        totals.push((totals.at(-1) ?? 0) + withAttribute + without);
      }
      const rules = { mayGainLater: false, keepsBoundsApart: true };
      const releases = releasesOf(totals, parts, rules);
      for (let length = 1; length < 12; length += 1) {
        expect(releasesOf(totals.slice(0, length), parts.slice(0, length), rules)).toEqual(releases.slice(0, length));
      }
    }
  });

  it('says that all of a growing group have the attribute, never more than four behind', () => {
    const totals = [5, 6, 11, 17, 19, 28, 29, 30, 37, 49, 50, 54];
    const releases = releasesOf(totals, totals, { mayGainLater: false, keepsBoundsApart: true });
    expect(releases.map(({ part, isExact }) => `${isExact ? '' : 'at least '}${part}`)).toMatchInlineSnapshot(`
      [
        "5",
        "at least 5",
        "11",
        "17",
        "at least 17",
        "28",
        "at least 28",
        "at least 28",
        "37",
        "49",
        "at least 49",
        "54",
      ]
    `);
  });
});
