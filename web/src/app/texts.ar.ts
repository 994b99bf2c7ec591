import accountsAr from '../features/accounts/accounts.ar.json';
import auditAr from '../features/audit/audit.ar.json';
import areasAr from '../features/areas/areas.ar.json';
import associationsAr from '../features/associations/associations.ar.json';
import serviceTypesAr from '../features/service-types/service-types.ar.json';
import assessmentsAr from '../features/assessments/assessments.ar.json';
import monthChecksAr from '../features/month-checks/month-checks.ar.json';
import familiesAr from '../features/families/families.ar.json';
import familyAr from '../domain/family/family.ar.json';
import clustersAr from '../features/clusters/clusters.ar.json';
import pilotsAr from '../features/pilots/pilots.ar.json';
import interventionsAr from '../features/interventions/interventions.ar.json';
import outcomesAr from '../features/outcomes/outcomes.ar.json';
import outboxAr from '../domain/outbox/outbox.ar.json';
import refusalsAr from '../domain/refusals/refusals.ar.json';
import sessionAr from '../features/session/session.ar.json';
import todayAr from '../features/today/today.ar.json';
import uiAr from '../ui/ui.ar.json';
import appAr from './app.ar.json';
import type { Dictionary } from '../platform/i18n.js';

/** The Arabic text of every screen, by feature. */
export const arabic: Dictionary = {
  accounts: accountsAr,
  app: appAr,
  assessments: assessmentsAr,
  areas: areasAr,
  'month-checks': monthChecksAr,
  associations: associationsAr,
  audit: auditAr,
  families: familiesAr,
  family: familyAr,
  interventions: interventionsAr,
  clusters: clustersAr,
  pilots: pilotsAr,
  outbox: outboxAr,
  outcomes: outcomesAr,
  refusals: refusalsAr,
  'service-types': serviceTypesAr,
  session: sessionAr,
  today: todayAr,
  ui: uiAr,
};
