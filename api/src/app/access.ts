import { access as accounts } from '../features/accounts/accounts.access.js';
import { access as areas } from '../features/areas/areas.access.js';
import { access as assessments } from '../features/assessments/assessments.access.js';
import { access as associations } from '../features/associations/associations.access.js';
import { access as audit } from '../features/audit/audit.access.js';
import { access as closings } from '../features/closings/closings.access.js';
import { access as clusters } from '../features/clusters/clusters.access.js';
import { access as families } from '../features/families/families.access.js';
import { access as interventions } from '../features/interventions/interventions.access.js';
import { access as monthChecks } from '../features/month-checks/month-checks.access.js';
import { access as outcomes } from '../features/outcomes/outcomes.access.js';
import { access as pilots } from '../features/pilots/pilots.access.js';
import { access as ruleVersions } from '../features/rule-versions/rule-versions.permissions.js';
import { access as serviceTypes } from '../features/service-types/service-types.access.js';
import { anybody, type AccessRules } from '../platform/access.js';

/** Every rule of the product; an operation without one keeps the server from starting. */
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
]);

function mergeRules(parts: readonly AccessRules[]): AccessRules {
  const rules: Record<string, AccessRules[string]> = {};
  for (const [name, rule] of parts.flatMap((part) => Object.entries(part))) {
    if (rules[name] !== undefined) throw new Error(`Two access rules for ${name}`);
    rules[name] = rule;
  }
  return rules;
}
