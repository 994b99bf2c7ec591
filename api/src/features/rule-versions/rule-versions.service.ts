import type { IndexConfig, OutcomeConfig, ProgressConfig } from '../../statistics/index.js';
import { ruleVersion1 } from './rule-version-1.js';
import type { RuleVersion } from './rule-version.js';

export type { RuleDomain, RuleVersion } from './rule-version.js';

/** All versions, oldest first; the last one is in force. */
export const ruleVersions: readonly [RuleVersion, ...RuleVersion[]] = [ruleVersion1];

/** The version used by new pilots. */
export function ruleVersionInForce(): RuleVersion {
  return ruleVersions.at(-1) ?? ruleVersions[0];
}

/** The version with this number; the first one if the number is unknown. */
export function ruleVersionNumbered(number: number): RuleVersion {
  return ruleVersions.find((version) => version.number === number) ?? ruleVersions[0];
}

export const lowestLevel = 1;
export const highestLevel = 5;

/** Score of a level on the scale of the index, 0-100. */
export function scoreOfLevel(level: number): number {
  return (100 * (level - lowestLevel)) / (highestLevel - lowestLevel);
}

/** The rule as configuration of the index function; the income rule applies only where a line is set. */
export function indexConfigOf(rule: RuleVersion, hasIncomeLine: boolean): IndexConfig {
  const configs = indexConfigs.get(rule) ?? new Map<boolean, IndexConfig>();
  indexConfigs.set(rule, configs);
  const config = configs.get(hasIncomeLine) ?? makeIndexConfig(rule, hasIncomeLine);
  configs.set(hasIncomeLine, config);
  return config;
}

/** Cache of configurations: a rule version never changes. */
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

/** The rule as configuration of the progress function. */
export function progressConfigOf(rule: RuleVersion): ProgressConfig {
  const { threshold, consecutiveMonths, staleAfterMonths, atRiskGap, watchGap, declinePoints } = rule;
  return { threshold, consecutiveMonths, staleAfterMonths, atRiskGap, watchGap, declinePoints };
}

/** The rule as configuration of the outcome function. */
export function outcomeConfigOf({ consecutiveMonths, allowedGapMonths }: RuleVersion): OutcomeConfig {
  return {
    consecutiveMonths,
    allowedGapMonths,
    dropoutReasons: ['WITHDREW', 'MOVED', 'LOST_CONTACT', 'DIED', 'BECAME_INELIGIBLE', 'PERMANENT_SOCIAL_PROTECTION'],
    excludedReasons: ['DUPLICATE_RECORD'],
  };
}
