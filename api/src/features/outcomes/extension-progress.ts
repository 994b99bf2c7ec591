import { lastMonthOf, monthsBetween, presentMonthOf, type FamilyBadge, type PilotWindow } from '@anaqid/shared-types';
import { graduation, status, suppress, type Progress } from '../../statistics/index.js';
import type { PilotSpells, SpellFacts } from '../assessments/assessments.service.js';
import { windowOf, type ExtensionEffect, type ExtensionRecord, type PilotRecord } from '../pilots/pilots.service.js';
import { progressConfigOf, type RuleVersion } from '../rule-versions/rule-versions.service.js';
import { releasedCount } from './disclosure/small-groups.js';

/** Effect of an extension on the families it reaches; null: suppressed. */
export interface ExtensionProgress {
  readonly families: number;
  readonly newPaths: number | null;
  readonly newWords: number | null;
  readonly words: readonly FamilyBadge[];
  readonly before: readonly (number | null)[];
  readonly after: readonly (number | null)[];
  readonly reopened: number | null;
}

/** Badges of families that have neither graduated nor left, in the order of the columns. */
const badges = {
  onTrack: 'ON_TRACK',
  watch: 'WATCH',
  atRisk: 'AT_RISK',
  noRecentData: 'NO_RECENT_DATA',
  noBaseline: 'NO_BASELINE',
} as const satisfies Partial<Record<Progress['status'], FamilyBadge>>;

type OpenStatus = keyof typeof badges;

interface Extension {
  readonly pilot: PilotRecord;
  /** Extensions already decided. */
  readonly extensions: readonly ExtensionRecord[];
  readonly effect: ExtensionEffect;
  readonly now: Date;
}

interface ProgressChange {
  readonly before: OpenStatus;
  readonly after: OpenStatus;
  readonly hasBaseline: boolean;
}

/** Progress of the families that an extension reaches, judged by the present duration and by the extended one. */
export function extensionProgress({ rule, spells }: PilotSpells, extension: Extension): ExtensionProgress {
  const { clusterId, familyId } = extension.effect;
  const reached = latestSpells(spells).filter(
    (spell) =>
      (familyId === null || spell.familyId === familyId) && (clusterId === null || spell.clusterId === clusterId),
  );
  const changes = reached.flatMap((spell) => progressChange(spell, rule, extension));
  const families = changes.length;
  const reopened = reached.filter((spell) => isReopened(spell, extension)).length;
  return {
    families,
    newPaths: releasedCount(changes.filter(({ hasBaseline }) => hasBaseline).length, families),
    newWords: releasedCount(changes.filter(({ before, after }) => before !== after).length, families),
    words: Object.values(badges),
    before: suppressedColumn(changes.map(({ before }) => before)),
    after: suppressedColumn(changes.map(({ after }) => after)),
    reopened: releasedCount(reopened, families + reopened),
  };
}

/** The latest spell of each family: earlier ones neither go on nor are reopened. */
function latestSpells(spells: readonly SpellFacts[]): SpellFacts[] {
  const byFamily = new Map<string, SpellFacts>();
  for (const spell of spells) {
    const other = byFamily.get(spell.familyId);
    if (other === undefined || spell.enrolledMonth >= other.enrolledMonth) byFamily.set(spell.familyId, spell);
  }
  return [...byFamily.values()];
}

/** Whether a spell ended with the pilot, and the extension takes the family beyond that month. */
function isReopened(spell: SpellFacts, { pilot, extensions, effect }: Extension): boolean {
  if (spell.exit?.reason !== 'PILOT_ENDED') return false;
  const window = windowOf(pilot, extensions, spell);
  return lastMonthOf({ ...window, months: Math.max(window.months, effect.toMonths) }) > spell.exit.month;
}

/** Empty for a family that has graduated or left, or whose duration does not change. */
function progressChange(spell: SpellFacts, rule: RuleVersion, extension: Extension): ProgressChange[] {
  if (spell.exit !== null || hasGraduated(spell, rule)) return [];
  const { effect, now } = extension;
  const window = windowOf(extension.pilot, extension.extensions, spell);
  if (window.months >= effect.toMonths) return [];
  return [
    {
      before: statusOf(spell, rule, window, now),
      after: statusOf(spell, rule, { ...window, months: effect.toMonths }, now),
      hasBaseline: spell.months[0]?.index != null,
    },
  ];
}

function hasGraduated({ months }: SpellFacts, rule: RuleVersion): boolean {
  const byMonth = new Map(months.map((standing) => [standing.programmeMonth, standing]));
  return graduation(byMonth, rule).graduationMonth !== null;
}

function statusOf(
  { enrolledMonth, months }: SpellFacts,
  rule: RuleVersion,
  window: PilotWindow,
  now: Date,
): OpenStatus {
  const progress = status({
    series: months.map(({ programmeMonth, index, floors }) => ({ m: programmeMonth, index, floors })),
    m: monthsBetween(enrolledMonth, presentMonthOf(window, now)),
    D: monthsBetween(enrolledMonth, lastMonthOf(window)),
    cfg: progressConfigOf(rule),
  });
  return progress.status === 'graduated' || progress.status === 'exited' ? 'onTrack' : progress.status;
}

/** Number of families by status; small counts are suppressed, as the reader knows the total. */
function suppressedColumn(statuses: readonly OpenStatus[]): (number | null)[] {
  const names = Object.keys(badges) as OpenStatus[];
  const counts = Object.fromEntries(names.map((name) => [name, statuses.filter((other) => other === name).length]));
  const { shown } = suppress(counts, undefined, true);
  return names.map((name) => shown[name] ?? null);
}
