import { lastMonthOf, monthsBetween, presentMonthOf, type FamilyBadge, type PilotWindow } from '@anaqid/shared-types';
import { graduation, status, suppress, type Progress } from '../../../statistics/index.js';
import type { PilotSpells, SpellFacts } from '../../assessments/assessments.service.js';
import { progressConfigOf, type RuleVersion } from '../../rule-versions/rule-versions.service.js';
import { windowOf, type ExtensionEffect, type ExtensionRecord, type PilotRecord } from '../../pilots/pilots.service.js';
import { attributeCount } from '../disclosure/small-groups.js';

export interface ExtensionProgress {
  readonly families: number;
  readonly newPaths: number | null;
  readonly newWords: number | null;
  readonly words: readonly FamilyBadge[];
  readonly before: readonly (number | null)[];
  readonly after: readonly (number | null)[];
  readonly reopened: number | null;
}

/** Words of families that have neither graduated nor left. */
const words = {
  onTrack: 'ON_TRACK',
  watch: 'WATCH',
  atRisk: 'AT_RISK',
  noRecentData: 'NO_RECENT_DATA',
  noBaseline: 'NO_BASELINE',
} as const satisfies Partial<Record<Progress['status'], FamilyBadge>>;

type Word = keyof typeof words;

interface Extended {
  readonly pilot: PilotRecord;
  readonly extensions: readonly ExtensionRecord[];
  readonly effect: ExtensionEffect;
  readonly now: Date;
}

/** Progress of the families that an extension reaches, by the months of now and by those after it (analytics.md D9). */
export function extensionProgress({ rule, spells }: PilotSpells, extended: Extended): ExtensionProgress {
  const { effect } = extended;
  const reached = spells.filter(
    ({ clusterId, familyId }) =>
      (effect.familyId === null || familyId === effect.familyId) &&
      (effect.clusterId === null || clusterId === effect.clusterId),
  );
  const ended = reached.filter(({ exit }) => exit?.reason === 'PILOT_ENDED');
  const changes = reached.flatMap((spell) => {
    if (spell.exit !== null || graduationOf(spell, rule) !== null) return [];
    const window = windowOf(extended.pilot, extended.extensions, spell);
    if (window.months >= effect.toMonths) return [];
    const before = wordOf(spell, rule, window, extended.now);
    const after = wordOf(spell, rule, { ...window, months: effect.toMonths }, extended.now);
    return [{ before, after, hasBaseline: spell.months[0]?.index != null }];
  });
  const families = changes.length;
  return {
    families,
    newPaths: attributeCount(changes.filter(({ hasBaseline }) => hasBaseline).length, families),
    newWords: attributeCount(changes.filter(({ before, after }) => before !== after).length, families),
    words: Object.values(words),
    before: column(changes.map(({ before }) => before)),
    after: column(changes.map(({ after }) => after)),
    reopened: attributeCount(ended.length, families + ended.length),
  };
}

function graduationOf({ months }: SpellFacts, rule: RuleVersion): number | null {
  return graduation(new Map(months.map((standing) => [standing.programmeMonth, standing])), rule).graduationMonth;
}

function wordOf({ enrolledMonth, months }: SpellFacts, rule: RuleVersion, window: PilotWindow, now: Date): Word {
  const found = status({
    series: months.map(({ programmeMonth, index, floors }) => ({ m: programmeMonth, index, floors })),
    m: monthsBetween(enrolledMonth, presentMonthOf(window, now)),
    D: monthsBetween(enrolledMonth, lastMonthOf(window)),
    cfg: progressConfigOf(rule),
  });
  return found.status === 'graduated' || found.status === 'exited' ? 'onTrack' : found.status;
}

function column(found: readonly Word[]): (number | null)[] {
  const names = Object.keys(words) as Word[];
  const counts = Object.fromEntries(names.map((word) => [word, found.filter((each) => each === word).length]));
  const { shown } = suppress(counts, undefined, true);
  return names.map((word) => shown[word] ?? null);
}
