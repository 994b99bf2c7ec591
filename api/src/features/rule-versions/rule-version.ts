import type { Domain, DomainGroup, LocalizedText } from '@anaqid/shared-types';

/** A domain of sufficiency with the wording of its levels. */
export interface RuleDomain {
  readonly domain: Domain;
  readonly name: LocalizedText;
  readonly group: DomainGroup;
  readonly weight: number;
  /** Lowest level that meets the floor, 1-5. */
  readonly floorLevel: number;
  /** Later months that an answer stays in force. */
  readonly carryMonths: number;
  /** Levels 4 and 5 are given only for what the family has without the programme's help. */
  readonly withoutProgrammesHelp: boolean;
  /** Wording of levels 1 to 5. */
  readonly levels: readonly LocalizedText[];
}

/** Domains, weights, floors, thresholds and windows that are used together; never changed once used. */
export interface RuleVersion {
  readonly number: number;
  readonly threshold: number;
  readonly consecutiveMonths: number;
  readonly allowedGapMonths: number;
  readonly minCoverage: number;
  /** Least own income over the income line, where a line is set. */
  readonly incomeRatioRequired: number;
  readonly relapseThreshold: number;
  /** Latest index from which a family is near, and from which it is moving. */
  readonly nearFrom: number;
  readonly movingFrom: number;
  readonly staleAfterMonths: number;
  readonly atRiskGap: number;
  readonly watchGap: number;
  readonly declinePoints: number;
  /** The full form is asked in month 0 and every so many months. */
  readonly fullFormEvery: number;
  /** Months after graduation in which a family is visited again: acceptance, adjustment, stability. */
  readonly followUpMonths: readonly number[];
  readonly domains: readonly RuleDomain[];
}
