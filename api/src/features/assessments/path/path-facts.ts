import type { ExitReason, FamilyState } from '@anaqid/shared-types';
import type { AssessmentFacts, MonthContext } from '../month-index/month-index.js';

/** A step of the spell's life cycle, with who took it. */
export interface DecisionFacts {
  readonly on: string;
  readonly by: string;
  /** Month of graduation, of a proposal and its approval. */
  readonly graduationMonth: string | null;
}

/** Everything that a family's path through a spell is computed from. */
export interface PathFacts extends MonthContext {
  readonly spellId: string;
  /** State of the family, if this is its latest spell; of an earlier spell the state that it ended in. */
  readonly state: FamilyState;
  readonly assessments: readonly AssessmentFacts[];
  /** Last month of this spell, and why the family left it; a spell that ended in a new one has no reason. */
  readonly exit: { readonly month: string; readonly reason: ExitReason | null } | null;
  /** Last month the family may be in the programme, its extensions included. */
  readonly lastMonth: string;
  /** Month that progress is judged at. */
  readonly presentMonth: string;
  /** Day that due visits are judged at: in the programme, and after graduation. */
  readonly judgedOn: { readonly inProgramme: string; readonly afterwards: string };
  /** The latest proposal and the approval of this spell. */
  readonly proposal: DecisionFacts | null;
  readonly approval: DecisionFacts | null;
  readonly followUpEnded: boolean;
  readonly suspension: { readonly on: string; readonly reviewOn: string | null } | null;
}
