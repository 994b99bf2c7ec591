import { readRules as assessments } from '../features/assessments/assessments.reads.js';
import { readRules as families } from '../features/families/families.reads.js';
import { readRules as interventions } from '../features/interventions/interventions.reads.js';
import { readRules as monthChecks } from '../features/month-checks/month-checks.reads.js';
import { readRules as outcomes } from '../features/outcomes/outcomes.reads.js';
import { readRules as today } from '../features/today/today.reads.js';
import type { ReadRules } from '../platform/reads.js';

/** How reads of persons' data are logged. The server refuses to start while a query of such data has no rule. */
export const readRules: ReadRules = {
  ...assessments,
  ...families,
  ...interventions,
  ...monthChecks,
  ...outcomes,
  ...today,
};
