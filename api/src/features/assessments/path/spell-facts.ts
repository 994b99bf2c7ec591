import type { ExitReason } from '@anaqid/shared-types';
import { asKnownAt } from '../../../platform/known-at.js';
import { groupBy } from '../../../platform/loaders.js';
import { eventsOfSpell, type LifeCycleEventRecord, type SpellRecord } from '../../families/families.service.js';
import type { PilotRecord } from '../../pilots/pilots.service.js';
import { ruleVersionNumbered, type RuleVersion } from '../../rule-versions/rule-versions.service.js';
import type { AssessmentsDeps } from '../assessments.deps.js';
import type { MonthStanding } from '../month-index/month-index.js';
import { assessmentsOf, familyIdOf } from './path-sources.js';
import { spellPath } from './spell-path.js';

/** The facts of a spell that a pilot's figures use; none of them identifies the family. */
export interface SpellFacts {
  readonly familyId: string;
  readonly clusterId: string;
  readonly associationId: string;
  readonly enrolledMonth: string;
  /** Null while the spell is open, and if it ended with a new spell after a return to need. */
  readonly exit: { readonly month: string; readonly reason: ExitReason } | null;
  /** When the exit was recorded. */
  readonly exitRecordedAt: Date | null;
  /** Results of programme months 0, 1, 2, ... */
  readonly months: readonly MonthStanding[];
  /** When the first visit of each month was recorded. */
  readonly recordedAt: ReadonlyMap<string, Date>;
  /** Whether a second person approved the graduation. */
  readonly graduationConfirmed: boolean;
  /** When the approval was recorded. */
  readonly confirmedAt: Date | null;
}

/** Facts of all spells of a pilot, and the rules by which they were computed. */
export interface PilotSpells {
  readonly rule: RuleVersion;
  readonly spells: readonly SpellFacts[];
}

/** The facts from which a pilot's figures are computed. */
export function createSpellFacts(deps: AssessmentsDeps) {
  return {
    /** Facts of all spells of a pilot as known at an instant (null: now), loaded in a fixed number of queries. */
    async spellFacts(pilot: PilotRecord, knownAt: Date | null): Promise<PilotSpells> {
      const { connection, clock, pilots } = deps;
      const now = knownAt ?? clock.now();
      const families = await asKnownAt(connection, 'family', await deps.families.ofPilot(pilot._id), knownAt);
      const familyIds = families.map(({ _id }) => _id);
      const [visits, allEvents, allExtensions, allLines] = await Promise.all([
        assessmentsOf(deps, familyIds),
        deps.families.eventsOf(familyIds),
        pilots.extensionsOf(pilot._id),
        pilots.incomeLinesOf(pilot._id),
      ]);
      const assessments = groupBy(await asKnownAt(connection, 'assessment', visits, knownAt), familyIdOf);
      const incomeLines = await asKnownAt(connection, 'incomeLine', allLines, knownAt);
      const events = groupBy(
        allEvents.filter(({ recordedAt }) => recordedAt <= now),
        familyIdOf,
      );
      const extensions = allExtensions.filter(({ recordedAt }) => recordedAt <= now);
      const pilotThen = { ...pilot, months: monthsThen(pilot, extensions) };
      const spells = families.flatMap((family) => {
        const ofFamily = { assessments: assessments.get(family._id) ?? [], events: events.get(family._id) ?? [] };
        return family.spells.map((spell): SpellFacts => {
          const path = spellPath(family, spell, { pilot: pilotThen, extensions, incomeLines, ...ofFamily }, now);
          const { exitMonth, exitReason } = spell;
          return {
            familyId: family._id,
            clusterId: spell.clusterId,
            associationId: spell.associationId,
            enrolledMonth: spell.enrolledMonth,
            exit:
              exitMonth === null || exitReason === null
                ? null
                : {
                    month: exitMonth,
                    reason: exitReason,
                  },
            exitRecordedAt: recordingOf(spell, ofFamily.events, 'EXIT'),
            months: path.months,
            recordedAt: firstRecorded(path.facts.assessments),
            graduationConfirmed: path.facts.approval !== null,
            confirmedAt: recordingOf(spell, ofFamily.events, 'APPROVE_GRADUATION'),
          };
        });
      });
      return { rule: ruleVersionNumbered(pilot.ruleVersion), spells };
    },
  };
}

/** When the latest step of this kind in a spell was recorded; `events` come newest first. */
function recordingOf(
  spell: SpellRecord,
  events: readonly LifeCycleEventRecord[],
  wanted: 'EXIT' | 'APPROVE_GRADUATION',
): Date | null {
  return eventsOfSpell(spell, events).find(({ step }) => step === wanted)?.recordedAt ?? null;
}

/** Duration of the pilot in months by the extensions known at that time. */
function monthsThen(
  { plannedMonths }: PilotRecord,
  extensions: readonly { readonly scope: string; readonly toMonths: number }[],
): number {
  return extensions
    .filter(({ scope }) => scope === 'PILOT')
    .reduce((months, { toMonths }) => Math.max(months, toMonths), plannedMonths);
}

function firstRecorded(
  assessments: readonly { readonly month: string; readonly recordedAt: Date; readonly independent: boolean }[],
): Map<string, Date> {
  const first = new Map<string, Date>();
  for (const { month, recordedAt, independent } of assessments) {
    const earliest = first.get(month);
    if (!independent && (earliest === undefined || recordedAt < earliest)) first.set(month, recordedAt);
  }
  return first;
}
