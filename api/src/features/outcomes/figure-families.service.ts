import type { OutcomeFigure } from '@anaqid/shared-types';
import { roundHalfAway } from '../../statistics/index.js';
import type { Actor } from '../../platform/actor.js';
import type { FamilyRecord } from '../families/families.service.js';
import { reachedMonth, type FamilyOutcome } from './facts/family-outcomes.js';
import { spellsOf } from './facts/facts-part.js';
import { householdOutcomes } from './facts/households.js';
import { findPilot, type PilotQuestion } from './facts/find-pilot.js';
import { loadFacts } from './facts/load-facts.js';
import { scopeOf } from './facts/outcome-scope.js';
import { latestIndex } from './figures/bands.js';
import { isCounted, visitsWithResult } from './figures/figure-membership.js';
import { versionsFor, type OutcomesWork } from './outcomes-work.js';
import { readsOwnFamilies } from './outcomes.permissions.js';

/** A family that a figure counts. Months are programme months. */
interface FigureFamily {
  readonly family: FamilyRecord;
  readonly enrolledMonth: string;
  readonly graduationMonth: number | null;
  readonly exitMonth: number | null;
  readonly index: number | null;
  readonly visits: readonly number[];
}

interface FigureFamilies {
  readonly figure: OutcomeFigure;
  readonly month: number;
  readonly count: number;
  readonly families: readonly FigureFamily[];
}

interface FigureRequest extends PilotQuestion {
  readonly figure: OutcomeFigure;
  /** Programme month; null: the last one reached in the view. */
  readonly month?: number | null;
}

/** Families behind figures. */
export function createFigureFamilies(deps: OutcomesWork) {
  return {
    /** The families behind a figure of the actor's own families; null outside the actor's scope. */
    async figureFamilies(actor: Actor, request: FigureRequest): Promise<FigureFamilies | null> {
      const versions = await versionsFor(deps, actor, request.pilotId);
      const found = await findPilot(deps, actor, request);
      if (found === null || !readsOwnFamilies(actor)) return null;
      const { state, parts } = await loadFacts(deps, actor, { ...found, versions });
      const scope = scopeOf(state, spellsOf(parts), request.view);
      const outcomes = parts.flatMap(({ spells }) => householdOutcomes(spells, scope));
      const { figure } = request;
      const month = request.month ?? reachedMonth(outcomes);
      const counted = outcomes.filter((outcome) => isCounted(outcome, figure, month, scope.rule));
      const familyIds = [...new Set(counted.map(({ facts }) => facts.familyId))];
      const visible = await deps.families.visibleByIds(actor, familyIds);
      const families = visible.flatMap((family) =>
        counted
          .filter(({ facts }) => facts.familyId === family._id)
          .map((outcome) => figureFamily(family, outcome, figure, month)),
      );
      return { figure, month, count: counted.length, families };
    },
  };
}

const visitResults = { VISIT_MISSING: 'missing', VISIT_PARTIAL: 'partial' } as const;

function figureFamily(
  family: FamilyRecord,
  outcome: FamilyOutcome,
  figure: OutcomeFigure,
  month: number,
): FigureFamily {
  const index = latestIndex(outcome, month);
  const isAboutVisits = figure === 'VISIT_MISSING' || figure === 'VISIT_PARTIAL';
  return {
    family,
    enrolledMonth: outcome.facts.enrolledMonth,
    graduationMonth: outcome.graduationMonth,
    exitMonth: outcome.exitMonth,
    index: index === null ? null : roundHalfAway(index),
    visits: isAboutVisits ? visitsWithResult(outcome, visitResults[figure], month) : [],
  };
}
