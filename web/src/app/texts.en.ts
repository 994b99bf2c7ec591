import accountsEn from '../features/accounts/accounts.en.json';
import auditEn from '../features/audit/audit.en.json';
import areasEn from '../features/areas/areas.en.json';
import associationsEn from '../features/associations/associations.en.json';
import serviceTypesEn from '../features/service-types/service-types.en.json';
import assessmentsEn from '../features/assessments/assessments.en.json';
import monthChecksEn from '../features/month-checks/month-checks.en.json';
import familiesEn from '../features/families/families.en.json';
import familyEn from '../domain/family/family.en.json';
import clustersEn from '../features/clusters/clusters.en.json';
import pilotsEn from '../features/pilots/pilots.en.json';
import interventionsEn from '../features/interventions/interventions.en.json';
import outcomesEn from '../features/outcomes/outcomes.en.json';
import outboxEn from '../domain/outbox/outbox.en.json';
import refusalsEn from '../domain/refusals/refusals.en.json';
import sessionEn from '../features/session/session.en.json';
import todayEn from '../features/today/today.en.json';
import uiEn from '../ui/ui.en.json';
import appEn from './app.en.json';
import type { Dictionary } from '../platform/i18n.js';

/** The English text of every screen, by feature. */
export const english: Dictionary = {
  accounts: accountsEn,
  app: appEn,
  assessments: assessmentsEn,
  areas: areasEn,
  'month-checks': monthChecksEn,
  associations: associationsEn,
  audit: auditEn,
  families: familiesEn,
  family: familyEn,
  interventions: interventionsEn,
  clusters: clustersEn,
  pilots: pilotsEn,
  outbox: outboxEn,
  outcomes: outcomesEn,
  refusals: refusalsEn,
  'service-types': serviceTypesEn,
  session: sessionEn,
  today: todayEn,
  ui: uiEn,
};
