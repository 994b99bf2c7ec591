import { dayIn, type OutcomeCoverage, type OutcomeView } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { breathing } from '../../platform/breathing.js';
import { versionOf, type DataVersions } from '../../platform/data-versions.js';
import type { PilotRecord } from '../pilots/pilots.service.js';
import { discloseFigures, type FamiliesByView } from './disclosure/disclose-figures.js';
import { nothingWithheld, withheldSpending } from './disclosure/spending-suppression.js';
import { resultsOf, spellsOf, type PartResults } from './facts/facts-part.js';
import type { FamilyOutcome, OutcomeScope } from './facts/family-outcomes.js';
import { findPilot, type PilotQuestion } from './facts/find-pilot.js';
import { loadFacts, type PilotFacts } from './facts/load-facts.js';
import { monthsOfSixMonthView, scopeOf } from './facts/outcome-scope.js';
import { associationFigures, type AssociationFigures } from './figures/cluster-figures.js';
import { of100 } from './figures/display.js';
import { groupFigures, groupHeadline, type GroupFigures } from './figures/group-figures.js';
import type { Headline } from './figures/headline.js';
import { joinedSpending, spendingFigures, type MonthSpending, type Spending } from './figures/spending.js';
import type { OutcomesAnswer } from './outcomes-answer.js';
import { versionsFor, type OutcomesWork } from './outcomes-work.js';
import { canSeeAssociationResults, coverageOf, readsOwnFamilies } from './outcomes.permissions.js';

interface OutcomesRequest extends PilotQuestion {
  /** Month whose prices the amounts are in; null: the earliest month with a price index. */
  readonly baseMonth?: string | null;
}

export type OutcomeFigures = GroupFigures & { readonly spending: Spending };

/** Headlines of the six-month view and of the whole pilot. */
interface DurationComparison {
  readonly sixMonths: Headline;
  readonly whole: Headline;
  readonly moreOf100: number | null;
}

/** The outcomes of a pilot as one reader sees them; page, tables, texts and exports all use this computation. */
export interface PilotOutcomes {
  readonly pilot: PilotRecord;
  readonly view: OutcomeView;
  readonly coverage: OutcomeCoverage;
  readonly horizon: number;
  readonly knownOn: string | null;
  readonly knownAt: Date;
  readonly ruleVersion: number;
  readonly consecutiveMonths: number;
  readonly hasIncomeLine: boolean;
  readonly figures: OutcomeFigures | null;
  readonly comparison: DurationComparison | null;
  /** Null for readers who may not see results by association. */
  readonly associations: readonly AssociationFigures[] | null;
  readonly viewerCanOpenFamilies: boolean;
}

/** Outcomes of pilots. */
export function createPilotOutcomes(deps: OutcomesWork) {
  return {
    /** The outcomes of a pilot; null outside the actor's scope or for a day that does not exist. */
    async pilotOutcomes(actor: Actor, request: OutcomesRequest): Promise<PilotOutcomes | null> {
      const versions = await versionsFor(deps, actor, request.pilotId);
      const found = await findPilot(deps, actor, request);
      return found === null ? null : outcomesAt(deps, actor, found.pilot, { ...request, ...found, versions });
    },
  };
}

type ViewRequest = Pick<OutcomesRequest, 'view' | 'knownOn' | 'baseMonth'>;

interface Knowledge {
  /** Records made later are ignored; null: now. */
  readonly knownAt: Date | null;
  /** Versions that were read before the pilot. */
  readonly versions: DataVersions;
}

/**
 * The outcomes of a pilot as known at an instant, in four steps: load facts, apply rules, control disclosure, present. What the first
 * three give is kept for as long as nothing it follows from has been written.
 */
export async function outcomesAt(
  deps: OutcomesWork,
  actor: Actor,
  pilot: PilotRecord,
  request: ViewRequest & Knowledge,
): Promise<PilotOutcomes | null> {
  const coverage = coverageOf(actor);
  if (coverage === null) return null;
  const now = deps.clock.now();
  const key = keyOf(actor, pilot, { ...request, now });
  const answer = await deps.answers.get(key, () => answerOf(deps, actor, pilot, request));
  return { pilot, coverage, ...present(answer, request, request.knownAt ?? now) };
}

/** Records of a transaction that is still running may be dated so much earlier. */
const longestTransactionMs = 600_000;

/** Everything that an answer follows from. What was known at an instant that is over does not change with what is written later. */
function keyOf(actor: Actor, pilot: PilotRecord, { view, knownAt, versions, now }: KeyFacts): string {
  const isOver = knownAt !== null && now.getTime() - knownAt.getTime() > longestTransactionMs;
  const stripes = versions.pilots.get(pilot._id) ?? new Map<string, number>();
  return JSON.stringify([
    pilot._id,
    view,
    readsOwnFamilies(actor) ? [actor.clusterIds, actor.associationId] : null,
    canSeeAssociationResults(actor),
    versions.shared,
    isOver ? null : versionOf(stripes),
    knownAt === null ? dayIn(pilot.timeZone, now) : knownAt.getTime(),
  ]);
}

type KeyFacts = Knowledge & { readonly view: OutcomeView; readonly now: Date };

/** Figures before disclosure control. */
interface ComputedFigures {
  readonly scope: OutcomeScope;
  readonly families: readonly FamilyOutcome[];
  readonly group: GroupFigures;
  readonly spending: readonly MonthSpending[];
  readonly sixMonths: { readonly families: readonly FamilyOutcome[]; readonly headline: Headline };
  readonly byView: FamiliesByView;
}

/** Applies the rules to the facts and counts, the same for every reader. */
async function computeFigures({ state, parts }: PilotFacts, view: OutcomeView): Promise<ComputedFigures> {
  const spells = spellsOf(parts);
  const scope = scopeOf(state, spells, view);
  const sixMonthScope = scopeOf(state, spells, 'SIX_MONTHS');
  const wholeScope = scopeOf(state, spells, 'WHOLE');
  const breathe = breathing();
  const results: PartResults[] = [];
  const sixMonthResults: PartResults[] = [];
  const wholeFamilies: FamilyOutcome[] = [];
  for (const part of parts) {
    results.push(resultsOf(part, view, scope));
    sixMonthResults.push(resultsOf(part, 'SIX_MONTHS', sixMonthScope));
    wholeFamilies.push(...resultsOf(part, 'WHOLE', wholeScope).families);
    await breathe();
  }
  const families = results.flatMap((part) => part.families);
  const sixMonthFamilies = sixMonthResults.flatMap((part) => part.families);
  return {
    scope,
    families,
    group: groupFigures(families, scope),
    spending: joinedSpending(results.map(({ spending }) => spending)),
    sixMonths: { families: sixMonthFamilies, headline: groupHeadline(sixMonthFamilies, sixMonthScope) },
    byView: {
      view: view === 'WHOLE' ? 'whole' : 'sixMonths',
      sixMonths: sixMonthFamilies,
      whole: wholeFamilies,
    },
  };
}

async function answerOf(
  deps: OutcomesWork,
  actor: Actor,
  pilot: PilotRecord,
  request: ViewRequest & Knowledge,
): Promise<OutcomesAnswer> {
  const facts = await loadFacts(deps, actor, { pilot, ...request });
  const { group, families, scope, spending, sixMonths, byView } = await computeFigures(facts, request.view);
  const { horizon, rule } = scope;
  return {
    scope: { horizon, rule, readsOwnFamilies: scope.readsOwnFamilies },
    currency: facts.state.pilot.currency,
    isLonger: request.view === 'WHOLE' && horizon > monthsOfSixMonthView,
    hasIncomeLine: families.some(hasIncomeLine),
    priceIndex: facts.priceIndex,
    group: discloseFigures(group, families, scope, byView),
    spending: spending.map(({ month, amounts }) => ({ month, amounts })),
    withheld: scope.readsOwnFamilies ? nothingWithheld : withheldSpending(spending),
    sixMonths: sixMonths.headline,
    associations: canSeeAssociationResults(actor) ? associationFigures(families, scope) : null,
  };
}

/** Puts an answer into the shape of the schema. */
function present(
  { scope, currency, isLonger, hasIncomeLine, priceIndex, group, spending, withheld, ...answer }: OutcomesAnswer,
  { view, knownOn = null, baseMonth = null }: ViewRequest,
  knownAt: Date,
): Omit<PilotOutcomes, 'pilot' | 'coverage'> {
  const prices = { index: priceIndex, currency, chosenBaseMonth: baseMonth };
  return {
    view,
    horizon: scope.horizon,
    knownOn,
    knownAt,
    ruleVersion: scope.rule.number,
    consecutiveMonths: scope.rule.consecutiveMonths,
    hasIncomeLine,
    figures: group === null ? null : { ...group, spending: spendingFigures(spending, prices, withheld) },
    comparison: group === null || !isLonger ? null : comparisonOf(answer.sixMonths, group.headline),
    associations: answer.associations,
    viewerCanOpenFamilies: scope.readsOwnFamilies,
  };
}

/** Whether an income line is in force in a month of the view. */
function hasIncomeLine({ facts, cutMonth }: FamilyOutcome): boolean {
  return facts.months.some((standing) => standing.programmeMonth <= cutMonth && standing.hasIncomeLine);
}

function comparisonOf(sixMonths: Headline, whole: Headline): DurationComparison {
  const difference = whole.of100 === null || sixMonths.of100 === null ? null : whole.of100 - sixMonths.of100;
  return { sixMonths, whole, moreOf100: difference === null ? null : of100(difference / 100, whole.n) };
}
