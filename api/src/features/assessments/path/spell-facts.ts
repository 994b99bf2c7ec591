import { presentMonthOf, type ExitReason } from '@anaqid/shared-types';
import { asKnownAt } from '../../../platform/known-at.js';
import { groupBy } from '../../../platform/loaders.js';
import { findRecords } from '../../../platform/records.js';
import { windowOf, type PilotRecord } from '../../pilots/pilots.service.js';
import { ruleVersionNumbered, type RuleVersion } from '../../rule-versions/rule-versions.service.js';
import type { AssessmentsDeps } from '../assessments.deps.js';
import type { MonthResult } from '../month-index/month-index.js';
import type { SpellFold } from '../roll-up/fold-spell.js';
import { monthResults } from '../roll-up/month-columns.js';
import { spellRollupsModel } from '../roll-up/spell-rollups.model.js';
import { foldsOf } from '../roll-up/spell-rollups.service.js';
import { lastProgrammeMonth } from './family-path.js';
import { assessmentsOf, familyIdOf } from './path-sources.js';
import type { PilotSources } from './spell-path.js';

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
  readonly months: readonly MonthResult[];
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
    /**
     * Facts of the spells of a pilot as known at an instant (null: now), in a fixed number of queries: from the roll-ups, or for an
     * earlier instant from what the records known then amount to.
     *
     * @param within The spells that the caller counts. It is a hint: an earlier instant gives all spells of the pilot.
     */
    async spellFacts(pilot: PilotRecord, knownAt: Date | null, within: SpellScope = {}): Promise<PilotSpells> {
      const now = knownAt ?? deps.clock.now();
      const [rollups, sources] = await Promise.all([
        knownAt === null ? storedRollups(deps, pilot, within) : rollupsKnownAt(deps, pilot, knownAt),
        pilotSources(deps, pilot, knownAt),
      ]);
      const spells = rollups.map((rollup) => factsOf(rollup, sources, now));
      return { rule: ruleVersionNumbered(pilot.ruleVersion), spells };
    },

    /** Facts of the spells of these stripes of a pilot as they are now, by stripe. They are put together when they are asked for. */
    async spellFactsIn(pilot: PilotRecord, stripes: readonly string[]): Promise<(stripe: string) => SpellFacts[]> {
      const [rollups, sources] = await Promise.all([
        findRecords(spellRollupsModel(deps.connection), { stripe: { $in: [...stripes] } }),
        pilotSources(deps, pilot, null),
      ]);
      const rollupsByStripe = groupBy(rollups, ({ stripe }) => stripe);
      const now = deps.clock.now();
      return (stripe) => (rollupsByStripe.get(stripe) ?? []).map((rollup) => factsOf(rollup, sources, now));
    },
  };
}

/** Spells of these clusters or of this association; empty: all. */
interface SpellScope {
  readonly clusterId?: { readonly $in: string[] };
  readonly associationId?: string;
}

function storedRollups(
  { connection }: AssessmentsDeps,
  { _id: pilotId }: PilotRecord,
  within: SpellScope,
): Promise<SpellFold[]> {
  return findRecords(spellRollupsModel(connection), { ...within, pilotId });
}

/** What the roll-ups of a pilot were, folded from its records as known at an instant. */
async function rollupsKnownAt(deps: AssessmentsDeps, pilot: PilotRecord, at: Date): Promise<SpellFold[]> {
  const { connection } = deps;
  const families = await asKnownAt(connection, 'family', await deps.families.ofPilot(pilot._id), at);
  const familyIds = families.map(({ _id }) => _id);
  const [visits, allEvents] = await Promise.all([assessmentsOf(deps, familyIds), deps.families.eventsOf(familyIds)]);
  const assessments = groupBy(await asKnownAt(connection, 'assessment', visits, at), familyIdOf);
  const events = groupBy(
    allEvents.filter(({ recordedAt }) => recordedAt <= at),
    familyIdOf,
  );
  return families.flatMap((family) =>
    foldsOf(family, {
      pilot,
      assessments: assessments.get(family._id) ?? [],
      events: events.get(family._id) ?? [],
    }),
  );
}

/** The pilot with its duration, extensions and income lines as known at an instant (null: now). */
async function pilotSources(
  { connection, pilots, clock }: AssessmentsDeps,
  pilot: PilotRecord,
  knownAt: Date | null,
): Promise<PilotSources> {
  const [allExtensions, allLines] = await Promise.all([
    pilots.extensionsOf(pilot._id),
    pilots.incomeLinesOf(pilot._id),
  ]);
  const now = knownAt ?? clock.now();
  const extensions = allExtensions.filter(({ recordedAt }) => recordedAt <= now);
  const incomeLines = await asKnownAt(connection, 'incomeLine', allLines, knownAt);
  return { pilot: { ...pilot, months: monthsThen(pilot, extensions) }, extensions, incomeLines };
}

function factsOf(rollup: SpellFold, { pilot, extensions, incomeLines }: PilotSources, now: Date): SpellFacts {
  const { familyId, clusterId, associationId, enrolledMonth, exitMonth, exitReason, exitRecordedAt } = rollup;
  const visited = rollup.visits.map(({ month }) => month);
  const presentMonth = presentMonthOf(windowOf(pilot, extensions, rollup), now);
  const last = lastProgrammeMonth({ enrolledMonth, visited, exitMonth, presentMonth });
  const household = { rule: ruleVersionNumbered(rollup.ruleVersion), enrolledMonth, members: rollup.members };
  return {
    familyId,
    clusterId,
    associationId,
    enrolledMonth,
    exit: exitMonth === null || exitReason === null ? null : { month: exitMonth, reason: exitReason },
    exitRecordedAt,
    months: monthResults(rollup, last, household, incomeLines),
    recordedAt: new Map(rollup.visits.map(({ month, recordedAt }) => [month, recordedAt])),
    graduationConfirmed: rollup.approval !== null,
    confirmedAt: rollup.approval?.recordedAt ?? null,
  };
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
