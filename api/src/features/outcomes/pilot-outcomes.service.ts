import { endOfDay, isDay, type OutcomeCoverage, type OutcomeFigure, type OutcomeView } from '@anaqid/shared-types';
import { roundHalfAway } from '../../statistics/index.js';
import type { Actor } from '../../platform/actor.js';
import type { FamilyRecord } from '../families/families.service.js';
import type { PilotRecord } from '../pilots/pilots.service.js';
import { latestIndex } from './figures/bands.js';
import { holdsFigure, visitsThat } from './figures/figure-families.js';
import { of100 } from './figures/display.js';
import type { Headline } from './figures/headline.js';
import { factsOf } from './facts/load-facts.js';
import type { OutcomesDeps } from './outcomes.deps.js';
import {
  familyOutcomes,
  reachedMonth,
  type FamilyOutcome,
  type OutcomeFacts,
  type OutcomeScope,
} from './facts/family-outcomes.js';
import { monthsOfShortView, pilotState, scopeOf, wholeMonths, type PilotState } from './facts/outcome-scope.js';
import { canSeeAssociationResults, counts, coverageOf, readsOwnFamilies } from './outcomes.permissions.js';
import {
  associationFigures,
  groupFigures,
  headlineFigures,
  type AssociationFigures,
  type GroupFigures,
} from './figures/group-figures.js';
import { spendingOf, type GivenValue, type PriceIndex, type Spending } from './figures/spending.js';

/** What is asked for. */
export interface OutcomesRequest {
  readonly pilotId: string;
  readonly view: OutcomeView;
  readonly knownOn?: string | null;
  readonly baseMonth?: string | null;
}

export type OutcomeFigures = GroupFigures & { readonly spending: Spending };

/** Six months against the whole, each in its own view. */
export interface DurationComparison {
  readonly sixMonths: Headline;
  readonly whole: Headline;
  readonly moreOf100: number | null;
}

/** A pilot's outcomes as far as somebody may see them: the one computation behind page, table, text and export. */
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
  /** Null where the reader may not see results of associations. */
  readonly associations: readonly AssociationFigures[] | null;
  readonly viewerCanOpenFamilies: boolean;
}

/** Everything that figures are computed from, as known at an instant and as far as the actor may see. */
interface Known {
  readonly state: PilotState;
  readonly facts: readonly OutcomeFacts[];
  readonly given: readonly GivenValue[];
  readonly priceIndex: PriceIndex;
}

/** The outcomes of a pilot; null outside the actor's scope, or for a day that does not exist. */
export async function pilotOutcomes(
  deps: OutcomesDeps,
  actor: Actor,
  request: OutcomesRequest,
): Promise<PilotOutcomes | null> {
  const asked = await pilotAsKnown(deps, actor, request);
  return asked === null ? null : outcomesAt(deps, actor, asked.pilot, { ...request, knownAt: asked.knownAt });
}

/** The outcomes as known at an instant; null: now. */
export async function outcomesAt(
  deps: OutcomesDeps,
  actor: Actor,
  pilot: PilotRecord,
  request: Pick<OutcomesRequest, 'view' | 'knownOn' | 'baseMonth'> & { knownAt: Date | null },
): Promise<PilotOutcomes | null> {
  const coverage = coverageOf(actor);
  if (coverage === null) return null;
  const { state, facts, given, priceIndex } = await known(deps, actor, pilot, request.knownAt);
  const scope = scopeOf(state, request.view);
  const families = familyOutcomes(facts, scope);
  const shortView = familyOutcomes(facts, scopeOf(state, 'SIX_MONTHS'));
  const figures = groupFigures(families, scope, shortView);
  const prices = { index: priceIndex, currency: pilot.currency, wanted: request.baseMonth ?? null };
  return {
    pilot,
    coverage,
    view: request.view,
    horizon: scope.horizon,
    knownOn: request.knownOn ?? null,
    knownAt: state.knownAt,
    ruleVersion: scope.rule.number,
    consecutiveMonths: scope.rule.consecutiveMonths,
    hasIncomeLine: families.some(hasIncomeLine),
    figures:
      figures === null
        ? null
        : {
            ...figures,
            spending: spendingOf(families, given, prices, scope),
          },
    comparison: figures === null ? null : comparisonOf(facts, state, request.view, figures.headline),
    associations: canSeeAssociationResults(actor) ? associationFigures(families, scope) : null,
    viewerCanOpenFamilies: readsOwnFamilies(actor),
  };
}

/** A family that a figure counts. */
export interface FigureFamily {
  readonly family: FamilyRecord;
  readonly enrolledMonth: string;
  readonly graduationMonth: number | null;
  readonly exitMonth: number | null;
  readonly index: number | null;
  readonly visits: readonly number[];
}

export interface FigureFamilies {
  readonly figure: OutcomeFigure;
  readonly month: number;
  readonly count: number;
  readonly families: readonly FigureFamily[];
}

/** The families behind a figure of the actor's own families; null outside the scope. */
export async function figureFamilies(
  deps: OutcomesDeps,
  actor: Actor,
  request: OutcomesRequest & { readonly figure: OutcomeFigure; readonly month?: number | null },
): Promise<FigureFamilies | null> {
  const asked = await pilotAsKnown(deps, actor, request);
  if (asked === null || !readsOwnFamilies(actor)) return null;
  const { state, facts } = await known(deps, actor, asked.pilot, asked.knownAt);
  const scope = scopeOf(state, request.view);
  const all = familyOutcomes(facts, scope);
  const { figure } = request;
  const month = request.month ?? reachedMonth(all);
  const counted = all.filter((family) => holdsFigure(family, figure, month, scope.rule));
  const seen = await deps.families.visibleByIds(actor, [
    ...new Set(counted.map(({ facts: { familyId } }) => familyId)),
  ]);
  const families = seen.flatMap((family) =>
    counted
      .filter(({ facts: { familyId } }) => familyId === family._id)
      .map((outcome) => figureFamily(family, outcome, figure, month)),
  );
  return { figure, month, count: counted.length, families };
}

function figureFamily(
  family: FamilyRecord,
  outcome: FamilyOutcome,
  figure: OutcomeFigure,
  month: number,
): FigureFamily {
  const index = latestIndex(outcome, month);
  const visits = { VISIT_MISSING: 'missing', VISIT_PARTIAL: 'partial' } as const;
  return {
    family,
    enrolledMonth: outcome.facts.enrolledMonth,
    graduationMonth: outcome.graduationMonth,
    exitMonth: outcome.exitMonth,
    index: index === null ? null : roundHalfAway(index),
    visits: figure in visits ? visitsThat(outcome, visits[figure as keyof typeof visits], month) : [],
  };
}

/** The pilot as far as the actor sees it, and the end of the day as of which it is asked for (null: now). */
async function pilotAsKnown(
  { pilots, clock }: OutcomesDeps,
  actor: Actor,
  { pilotId, knownOn = null }: OutcomesRequest,
): Promise<{ pilot: PilotRecord; knownAt: Date | null } | null> {
  if (knownOn !== null && !isDay(knownOn)) return null;
  const pilot = await pilots.visibleTo(actor, pilotId);
  if (pilot === null) return null;
  const end = knownOn === null ? null : endOfDay(pilot.timeZone, knownOn);
  return { pilot, knownAt: end !== null && end < clock.now() ? end : null };
}

async function known(deps: OutcomesDeps, actor: Actor, pilot: PilotRecord, knownAt: Date | null): Promise<Known> {
  const { pilots, clock } = deps;
  const [{ facts, given, clusterIds, rule }, values, extensions] = await Promise.all([
    factsOf(deps, pilot, knownAt),
    pilots.priceIndexOf(pilot._id, knownAt),
    pilots.extensionsOf(pilot._id),
  ]);
  const isOwn = readsOwnFamilies(actor);
  const mine = facts.filter((spell) => counts(actor, spell));
  const reachable = isOwn ? [...new Set(mine.map(({ clusterId }) => clusterId))] : clusterIds;
  const at = knownAt ?? clock.now();
  return {
    state: pilotState({ pilot, rule, extensions, knownAt: at, clusterIds: reachable, isOwn }),
    facts: mine,
    given,
    priceIndex: Object.fromEntries(values.map(({ month, value }) => [month, value])),
  };
}

/** Whether an income line held in a month of the view. */
function hasIncomeLine({ facts, cutMonth }: FamilyOutcome): boolean {
  return facts.months.some((standing) => standing.programmeMonth <= cutMonth && standing.hasIncomeLine);
}

function comparisonOf(
  facts: readonly OutcomeFacts[],
  state: PilotState,
  view: OutcomeView,
  whole: Headline,
): DurationComparison | null {
  if (view !== 'WHOLE' || wholeMonths(state) <= monthsOfShortView) return null;
  const scope: OutcomeScope = scopeOf(state, 'SIX_MONTHS');
  const sixMonths = headlineFigures(facts, scope);
  const moreOf100 = whole.of100 === null || sixMonths.of100 === null ? null : whole.of100 - sixMonths.of100;
  return { sixMonths, whole, moreOf100: moreOf100 === null ? null : of100(moreOf100 / 100, whole.n) };
}
