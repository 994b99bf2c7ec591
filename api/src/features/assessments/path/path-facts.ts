import type { ExitReason, FamilyState } from '@anaqid/shared-types';
import type { AssessmentFacts, MonthContext } from '../month-index/month-index.js';

/** A life-cycle step of the spell, and who took it. */
export interface DecisionFacts {
  readonly on: string;
  readonly by: string;
  /** Month of graduation that a proposal or approval refers to. */
  readonly graduationMonth: string | null;
}

/** Everything from which a family's path through a spell is computed. */
export interface PathFacts extends MonthContext {
  readonly spellId: string;
  /** State of the family in its latest spell; for an earlier spell, the state in which that spell ended. */
  readonly state: FamilyState;
  readonly assessments: readonly AssessmentFacts[];
  /** Last month of this spell and why the family left; no reason if a new spell followed. */
  readonly exit: { readonly month: string; readonly reason: ExitReason | null } | null;
  /** Last month in which the family can be in the programme, extensions included. */
  readonly lastMonth: string;
  /** Month for which progress is judged. */
  readonly presentMonth: string;
  /** Days as of which due visits are judged: in the programme, and after graduation. */
  readonly judgedOn: { readonly inProgramme: string; readonly afterwards: string };
  /** The latest proposal and the approval of this spell. */
  readonly proposal: DecisionFacts | null;
  readonly approval: DecisionFacts | null;
  readonly followUpEnded: boolean;
  readonly suspension: { readonly on: string; readonly reviewOn: string | null } | null;
}
