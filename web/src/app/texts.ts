import accountsAr from '../features/accounts/accounts.ar.json';
import accountsEn from '../features/accounts/accounts.en.json';
import auditAr from '../features/audit/audit.ar.json';
import auditEn from '../features/audit/audit.en.json';
import areasAr from '../features/areas/areas.ar.json';
import areasEn from '../features/areas/areas.en.json';
import associationsAr from '../features/associations/associations.ar.json';
import associationsEn from '../features/associations/associations.en.json';
import serviceTypesAr from '../features/service-types/service-types.ar.json';
import serviceTypesEn from '../features/service-types/service-types.en.json';
import assessmentsAr from '../features/assessments/assessments.ar.json';
import assessmentsEn from '../features/assessments/assessments.en.json';
import monthChecksAr from '../features/month-checks/month-checks.ar.json';
import monthChecksEn from '../features/month-checks/month-checks.en.json';
import familiesAr from '../features/families/families.ar.json';
import familiesEn from '../features/families/families.en.json';
import familyAr from '../domain/family/family.ar.json';
import familyEn from '../domain/family/family.en.json';
import clustersAr from '../features/clusters/clusters.ar.json';
import clustersEn from '../features/clusters/clusters.en.json';
import pilotsAr from '../features/pilots/pilots.ar.json';
import pilotsEn from '../features/pilots/pilots.en.json';
import type { Texts } from '../platform/i18n.js';
import interventionsAr from '../features/interventions/interventions.ar.json';
import interventionsEn from '../features/interventions/interventions.en.json';
import outcomesAr from '../features/outcomes/outcomes.ar.json';
import outcomesEn from '../features/outcomes/outcomes.en.json';
import outboxAr from '../domain/outbox/outbox.ar.json';
import outboxEn from '../domain/outbox/outbox.en.json';
import refusalsAr from '../domain/refusals/refusals.ar.json';
import refusalsEn from '../domain/refusals/refusals.en.json';
import sessionAr from '../features/session/session.ar.json';
import sessionEn from '../features/session/session.en.json';
import uiAr from '../ui/ui.ar.json';
import uiEn from '../ui/ui.en.json';
import appAr from './app.ar.json';
import appEn from './app.en.json';

/**
 * Every text of the screens, by language and feature; Arabic is the source. A new file needs a line for each language
 * here.
 */
export const texts: Texts = {
  ar: {
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
    ui: uiAr,
  },
  en: {
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
    ui: uiEn,
  },
};
