import type { ExitReason, FamilyState } from '@anaqid/shared-types';
import type { RuleVersion } from '../../rule-versions/rule-versions.service.js';
import type { HouseholdMember } from '../month-index/household.js';
import type { MonthStanding } from '../month-index/month-index.js';

/** A life-cycle step of the spell, and who took it. */
interface DecisionFacts {
  readonly on: string;
  readonly by: string;
  /** Month of graduation that a proposal or approval refers to. */
  readonly graduationMonth: string | null;
}

/** Everything from which a family's path through a spell is computed. */
export interface PathFacts {
  readonly rule: RuleVersion;
  readonly spellId: string;
  readonly enrolledMonth: string;
  readonly members: readonly HouseholdMember[];
  /** State of the family in its latest spell; for an earlier spell, the state in which that spell ended. */
  readonly state: FamilyState;
  /** The months of the spell with a visit that counts. */
  readonly visited: readonly string[];
  /** The results of programme months 0 to `last`. */
  standingsUntil(last: number): MonthStanding[];
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
