import { accessRules as accounts } from '../features/accounts/accounts.permissions.js';
import { accessRules as areas } from '../features/areas/areas.permissions.js';
import { accessRules as assessments } from '../features/assessments/assessments.permissions.js';
import { accessRules as associations } from '../features/associations/associations.permissions.js';
import { accessRules as audit } from '../features/audit/audit.permissions.js';
import { accessRules as closings } from '../features/closings/closings.permissions.js';
import { accessRules as clusters } from '../features/clusters/clusters.permissions.js';
import { accessRules as families } from '../features/families/families.permissions.js';
import { accessRules as interventions } from '../features/interventions/interventions.permissions.js';
import { accessRules as monthChecks } from '../features/month-checks/month-checks.permissions.js';
import { accessRules as outcomes } from '../features/outcomes/outcomes.permissions.js';
import { accessRules as pilots } from '../features/pilots/pilots.permissions.js';
import { accessRules as ruleVersions } from '../features/rule-versions/rule-versions.permissions.js';
import { accessRules as serviceTypes } from '../features/service-types/service-types.permissions.js';
import { accessRules as today } from '../features/today/today.permissions.js';
import { anybody, type AccessRules } from '../platform/access.js';

/** Access rules of all features. The server refuses to start while an operation has no rule. */
export const accessRules: AccessRules = mergeRules([
  { 'Query.installation': anybody },
  accounts,
  areas,
  assessments,
  associations,
  audit,
  closings,
  clusters,
  families,
  interventions,
  monthChecks,
  outcomes,
  pilots,
  ruleVersions,
  serviceTypes,
  today,
]);

function mergeRules(parts: readonly AccessRules[]): AccessRules {
  const rules: Record<string, AccessRules[string]> = {};
  for (const [name, rule] of parts.flatMap((part) => Object.entries(part))) {
    if (rules[name] !== undefined) throw new Error(`Two access rules for ${name}`);
    rules[name] = rule;
  }
  return rules;
}
