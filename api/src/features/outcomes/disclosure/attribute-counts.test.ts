import { seededRandom, type Random } from '../../../testing/random.js';
import { releasedAttributeCounts, type CountChange } from './attribute-counts.js';

const seed = Number(process.env['SEED'] ?? 1);
const isSmall = (count: number): boolean => count !== 0 && Math.abs(count) < 5;

interface Member {
  readonly isInSixMonths: boolean;
  readonly joinedOn: number;
  /** Day on which it was recorded with the attribute; null: never. */
  readonly gainedOn: number | null;
}

/** Families that graduate over a year, most of those of the first months early and a few late. */
function randomMembers(random: Random, gainsLater: boolean): Member[] {
  const share = random() < 0.3 ? Math.round(random()) : random();
  return Array.from({ length: 10 + Math.floor(random() * 80) }, () => {
    const isInSixMonths = random() < 0.4;
    const isLate = random() < 0.1;
    const start = isInSixMonths && !isLate ? 0 : 180;
    const joinedOn = start + Math.floor(random() * (random() < 0.5 ? 6 : 180)) * (random() < 0.7 ? 1 : 30) * 0.1;
    const later = gainsLater ? Math.floor(random() * 60) : 0;
    return { isInSixMonths, joinedOn, gainedOn: random() < share ? joinedOn + later : null };
  });
}

const at = (day: number): Date => new Date(day * 86_400_000);

function changesOf({ joinedOn, gainedOn }: Member): CountChange[] {
  const joined = { at: at(joinedOn), part: gainedOn === joinedOn ? 1 : 0, rest: gainedOn === joinedOn ? 0 : 1 };
  return gainedOn === null || gainedOn === joinedOn ? [joined] : [joined, { at: at(gainedOn), part: 1, rest: -1 }];
}

/** What is released of both views, and the truth, on a day. */
function knownOn(day: number, members: readonly Member[], gainsLater: boolean, keepsBoundsApart: boolean) {
  const views = [members.filter(({ isInSixMonths }) => isInSixMonths), members];
  const changes = views.map((view) => view.flatMap(changesOf).filter((change) => change.at <= at(day)));
  const truth = changes.map((ofView) => ofView.reduce((sum, { part }) => sum + part, 0));
  const totals = changes.map((ofView) => ofView.reduce((sum, { part, rest }) => sum + part + rest, 0));
  return releasedAttributeCounts(changes, { mayGainLater: gainsLater, keepsBoundsApart }).map((released, view) => ({
    ...released,
    truth: truth[view] ?? 0,
    total: totals[view] ?? 0,
    view,
    day,
  }));
}

describe(`attribute counts of 200 random pilots in two views over time (SEED=${seed})`, () => {
  test.each([
    ['of exits', { gainsLater: false, keepsBoundsApart: true }],
    ['of approvals', { gainsLater: true, keepsBoundsApart: false }],
  ])('%s lag by at most eight families, and disclose none', (_case, { gainsLater, keepsBoundsApart }) => {
    const random = seededRandom(seed);
    let exactCounts = 0;
    for (let round = 0; round < 200; round += 1) {
      const members = randomMembers(random, gainsLater);
      const days = Array.from({ length: 9 }, (_, index) => index * 55);
      const answers = days.flatMap((day) => knownOn(day, members, gainsLater, keepsBoundsApart));
      for (const { count, isExact, truth, total } of answers) {
        expect((count ?? 0) <= truth).toBe(true);
        expect(truth - (count ?? 0)).toBeLessThanOrEqual(8);
        if (count === null || !isExact) continue;
        exactCounts += 1;
        expect([count, truth, isSmall(count), isSmall(total - count)]).toEqual([truth, truth, false, false]);
      }
      for (const larger of answers) {
        for (const smaller of answers) {
          if (larger.day < smaller.day || larger.view < smaller.view) continue;
          if (larger.count === null || smaller.count === null) continue;
          if (!keepsBoundsApart && !(larger.isExact && smaller.isExact)) continue;
          expect([larger, smaller, isSmall(larger.count - smaller.count)]).toEqual([larger, smaller, false]);
        }
      }
    }
    expect(exactCounts).toBeGreaterThan(200);
  });

  it('says that all 54 graduates had aid, 36 of them confirmed, as their months were recorded one after the other', () => {
    const steps = (text: string): CountChange[] => {
      let [part, rest] = [0, 0];
      return text.split(' ').map((entry, index) => {
        const [newPart = 0, newRest = 0] = (entry.split(':')[1] ?? '').split('/').map(Number);
        const change = { at: at(Number(entry.split(':')[0] ?? index)), part: newPart - part, rest: newRest - rest };
        [part, rest] = [newPart, newRest];
        return change;
      });
    };
    const aidedInSix = '1:5/0 2:6/0 4:11/0';
    const aided = `${aidedInSix} 6:17/0 7:19/0 9:28/0 11:29/0 12:30/0 14:37/0 16:49/0 17:50/0 19:54/0`;
    const confirmedInSix = '1:0/5 2:0/6 3:6/0 4:6/5 5:11/0';
    const confirmed = `${confirmedInSix} 6:11/6 7:11/8 8:16/3 9:16/12 10:22/6 11:22/7 12:22/8 13:24/6 14:24/13 15:28/9 16:28/21 17:28/22 18:36/14 19:36/18`;
    expect(
      releasedAttributeCounts([steps(aidedInSix), steps(aided)], { mayGainLater: false, keepsBoundsApart: true }),
    ).toEqual([
      { count: 11, isExact: true },
      { count: 54, isExact: true },
    ]);
    expect(
      releasedAttributeCounts([steps(confirmedInSix), steps(confirmed)], {
        mayGainLater: true,
        keepsBoundsApart: false,
      }),
    ).toEqual([
      { count: 11, isExact: true },
      { count: 36, isExact: true },
    ]);
  });
});
