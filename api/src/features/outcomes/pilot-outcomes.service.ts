import type { OutcomeCoverage, OutcomeView } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import type { PilotRecord } from '../pilots/pilots.service.js';
import { discloseFigures } from './disclosure/disclose-figures.js';
import { nothingWithheld, withheldSpending } from './disclosure/spending-suppression.js';
import { familyOutcomes, type FamilyOutcome, type OutcomeScope } from './facts/family-outcomes.js';
import { findPilot, type PilotQuestion } from './facts/find-pilot.js';
import { loadFacts, type PilotFacts } from './facts/load-facts.js';
import { monthsOfSixMonthView, scopeOf, wholeMonths } from './facts/outcome-scope.js';
import { associationFigures, type AssociationFigures } from './figures/cluster-figures.js';
import { of100 } from './figures/display.js';
import { groupFigures, groupHeadline, type GroupFigures } from './figures/group-figures.js';
import type { Headline } from './figures/headline.js';
import {
  monthlySpending,
  spendingFigures,
  type MonthSpending,
  type Spending,
  type WithheldSpending,
} from './figures/spending.js';
import type { OutcomesDeps } from './outcomes.deps.js';
import { canSeeAssociationResults, coverageOf } from './outcomes.permissions.js';

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
export function createPilotOutcomes(deps: OutcomesDeps) {
  return {
    /** The outcomes of a pilot; null outside the actor's scope or for a day that does not exist. */
    async pilotOutcomes(actor: Actor, request: OutcomesRequest): Promise<PilotOutcomes | null> {
      const found = await findPilot(deps, actor, request);
      return found === null ? null : outcomesAt(deps, actor, found.pilot, { ...request, knownAt: found.knownAt });
    },
  };
}

type ViewRequest = Pick<OutcomesRequest, 'view' | 'knownOn' | 'baseMonth'>;

/**
 * The outcomes of a pilot as known at an instant (null: now), in four steps: load facts, apply rules, control
 * disclosure, present.
 */
export async function outcomesAt(
  deps: OutcomesDeps,
  actor: Actor,
  pilot: PilotRecord,
  request: ViewRequest & { readonly knownAt: Date | null },
): Promise<PilotOutcomes | null> {
  const coverage = coverageOf(actor);
  if (coverage === null) return null;
  const facts = await loadFacts(deps, actor, pilot, request.knownAt);
  const computed = computeFigures(facts, request.view);
  const disclosed = discloseComputed(computed, actor);
  return { pilot, coverage, ...present(disclosed, facts, request) };
}

/** Figures before disclosure control. */
interface ComputedFigures {
  readonly scope: OutcomeScope;
  readonly families: readonly FamilyOutcome[];
  readonly group: GroupFigures;
  readonly spending: readonly MonthSpending[];
  readonly sixMonths: { readonly families: readonly FamilyOutcome[]; readonly headline: Headline };
}

/** Applies the rules to the facts and counts, the same for every reader. */
function computeFigures({ state, spells, services }: PilotFacts, view: OutcomeView): ComputedFigures {
  const scope = scopeOf(state, view);
  const families = familyOutcomes(spells, scope);
  const sixMonthScope = scopeOf(state, 'SIX_MONTHS');
  const sixMonthFamilies = familyOutcomes(spells, sixMonthScope);
  return {
    scope,
    families,
    group: groupFigures(families, scope),
    spending: monthlySpending(families, services),
    sixMonths: { families: sixMonthFamilies, headline: groupHeadline(sixMonthFamilies, sixMonthScope) },
  };
}

/** What of the computed figures may be shown to a reader. */
interface DisclosedFigures extends Omit<ComputedFigures, 'group'> {
  /** Null: suppressed. */
  readonly group: GroupFigures | null;
  readonly withheld: WithheldSpending;
  readonly associations: readonly AssociationFigures[] | null;
}

function discloseComputed(computed: ComputedFigures, actor: Actor): DisclosedFigures {
  const { group, families, scope, spending, sixMonths } = computed;
  return {
    ...computed,
    group: discloseFigures(group, families, scope, sixMonths.families),
    withheld: scope.readsOwnFamilies ? nothingWithheld : withheldSpending(spending),
    associations: canSeeAssociationResults(actor) ? associationFigures(families, scope) : null,
  };
}

/** Puts the disclosed figures into the shape of the schema. */
function present(
  { scope, families, group, spending, withheld, sixMonths, associations }: DisclosedFigures,
  { state, priceIndex }: PilotFacts,
  { view, knownOn = null, baseMonth = null }: ViewRequest,
): Omit<PilotOutcomes, 'pilot' | 'coverage'> {
  const prices = { index: priceIndex, currency: state.pilot.currency, chosenBaseMonth: baseMonth };
  const isLonger = view === 'WHOLE' && wholeMonths(state) > monthsOfSixMonthView;
  return {
    view,
    horizon: scope.horizon,
    knownOn,
    knownAt: state.knownAt,
    ruleVersion: scope.rule.number,
    consecutiveMonths: scope.rule.consecutiveMonths,
    hasIncomeLine: families.some(hasIncomeLine),
    figures: group === null ? null : { ...group, spending: spendingFigures(spending, prices, withheld) },
    comparison: group === null || !isLonger ? null : comparisonOf(sixMonths.headline, group.headline),
    associations,
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
