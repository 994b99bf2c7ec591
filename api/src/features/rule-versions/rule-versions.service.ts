import type { IndexConfig, OutcomeConfig, ProgressConfig } from '../../statistics/index.js';
import { ruleVersion1 } from './rule-version-1.js';
import type { RuleVersion } from './rule-version.js';

export type { RuleDomain, RuleVersion } from './rule-version.js';

/** Every version there was, the one in force last. */
export const ruleVersions: readonly [RuleVersion, ...RuleVersion[]] = [ruleVersion1];

/** The version that new figures are computed with. */
export function ruleVersionInForce(): RuleVersion {
  return ruleVersions.at(-1) ?? ruleVersions[0];
}

/** The version with this number; the first for a number that there is not. */
export function ruleVersionNumbered(number: number): RuleVersion {
  return ruleVersions.find((version) => version.number === number) ?? ruleVersions[0];
}

export const lowestLevel = 1;
export const highestLevel = 5;

/** Score of a level on the index's scale, 0-100. */
export function scoreOfLevel(level: number): number {
  return (100 * (level - lowestLevel)) / (highestLevel - lowestLevel);
}

/** The rule as the index function takes it; the income rule holds only where a line is set. */
export function indexConfigOf(rule: RuleVersion, hasIncomeLine: boolean): IndexConfig {
  const configs = indexConfigs.get(rule) ?? new Map<boolean, IndexConfig>();
  indexConfigs.set(rule, configs);
  const config = configs.get(hasIncomeLine) ?? makeIndexConfig(rule, hasIncomeLine);
  configs.set(hasIncomeLine, config);
  return config;
}

/** Rule versions never change: what follows from one is made once. */
const indexConfigs = new WeakMap<RuleVersion, Map<boolean, IndexConfig>>();

function makeIndexConfig(rule: RuleVersion, hasIncomeLine: boolean): IndexConfig {
  return {
    minCoverage: rule.minCoverage,
    threshold: rule.threshold,
    incomeRatioRequired: hasIncomeLine ? rule.incomeRatioRequired : null,
    dimensions: rule.domains.map(({ domain, weight, group, floorLevel, carryMonths }) => ({
      key: domain,
      weight,
      min: lowestLevel,
      max: highestLevel,
      group,
      critical: true,
      floor: scoreOfLevel(floorLevel),
      carryMonths,
    })),
  };
}

/** The rule as the progress function takes it. */
export function progressConfigOf(rule: RuleVersion): ProgressConfig {
  const { threshold, consecutiveMonths, staleAfterMonths, atRiskGap, watchGap, declinePoints } = rule;
  return { threshold, consecutiveMonths, staleAfterMonths, atRiskGap, watchGap, declinePoints };
}

/** The rule as the outcome function takes it. */
export function outcomeConfigOf({ consecutiveMonths, allowedGapMonths }: RuleVersion): OutcomeConfig {
  return {
    consecutiveMonths,
    allowedGapMonths,
    dropoutReasons: ['WITHDREW', 'MOVED', 'LOST_CONTACT', 'DIED', 'BECAME_INELIGIBLE', 'PERMANENT_SOCIAL_PROTECTION'],
    excludedReasons: ['DUPLICATE_RECORD'],
  };
}
