import type { Domain, DomainGroup, LocalizedText } from '@anaqid/shared-types';

/** A domain of sufficiency with the wording of its levels. */
export interface RuleDomain {
  readonly domain: Domain;
  readonly name: LocalizedText;
  readonly group: DomainGroup;
  readonly weight: number;
  /** Lowest level that meets the floor, 1-5. */
  readonly floorLevel: number;
  /** Number of later months for which an answer is carried forward. */
  readonly carryMonths: number;
  /** Whether levels 4 and 5 describe only what the family has without the programme's help. */
  readonly withoutProgrammesHelp: boolean;
  /** Wording of levels 1 to 5. */
  readonly levels: readonly LocalizedText[];
}

/** Domains, weights, floors, thresholds and windows of the rules; never changed once used. */
export interface RuleVersion {
  readonly number: number;
  readonly threshold: number;
  readonly consecutiveMonths: number;
  readonly allowedGapMonths: number;
  readonly minCoverage: number;
  /** Least ratio of own income to the income line, where a line is set. */
  readonly incomeRatioRequired: number;
  readonly relapseThreshold: number;
  /** Index from which the latest index counts as near, and as moving. */
  readonly nearFrom: number;
  readonly movingFrom: number;
  readonly staleAfterMonths: number;
  readonly atRiskGap: number;
  readonly watchGap: number;
  readonly declinePoints: number;
  /** Interval of the full form in months, from month 0. */
  readonly fullFormEvery: number;
  /** Months after graduation with a follow-up visit: acceptance, adjustment, stability. */
  readonly followUpMonths: readonly number[];
  readonly domains: readonly RuleDomain[];
}
