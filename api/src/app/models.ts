import type { Connection, Model } from 'mongoose';
import { accountsModel, linksModel } from '../features/accounts/accounts.model.js';
import { areasModel } from '../features/areas/areas.model.js';
import { assessmentsModel, visitedFamiliesModel } from '../features/assessments/assessments.model.js';
import { spellRollupsModel } from '../features/assessments/roll-up/spell-rollups.model.js';
import { statedStatusesModel } from '../features/assessments/status/stated-statuses.model.js';
import { associationsModel, membershipsModel } from '../features/associations/associations.model.js';
import { closingsModel, monthStatesModel, reopeningsModel } from '../features/closings/closings.model.js';
import { clustersModel } from '../features/clusters/clusters.model.js';
import { consentsModel, familiesModel, lifeCycleEventsModel } from '../features/families/families.model.js';
import { interventionsModel } from '../features/interventions/interventions.model.js';
import { serviceRollupsModel } from '../features/interventions/roll-up/service-rollups.model.js';
import { confirmationsModel, questionsModel } from '../features/month-checks/month-checks.model.js';
import { savedOutcomesModel } from '../features/outcomes/views/saved-outcomes.model.js';
import { extensionsModel, incomeLinesModel, pilotsModel, priceIndexModel } from '../features/pilots/pilots.model.js';
import { serviceTypesModel } from '../features/service-types/service-types.model.js';
import { dataVersionsModel } from '../platform/data-versions.js';
import { limitsModel } from '../platform/limits.js';
import { auditModel, revisionsModel } from '../platform/revisions.js';
import { settingsModel } from '../platform/settings.js';

type ModelFactory = (
  connection: Connection,
) => Pick<Model<never>, 'modelName' | 'collection' | 'createCollection' | 'createIndexes'>;

/** Models of all features. Migrations create their collections and indexes; a test compares the two. */
export const models: readonly ModelFactory[] = [
  auditModel,
  revisionsModel,
  settingsModel,
  dataVersionsModel,
  limitsModel,
  accountsModel,
  linksModel,
  areasModel,
  associationsModel,
  membershipsModel,
  clustersModel,
  serviceTypesModel,
  pilotsModel,
  extensionsModel,
  incomeLinesModel,
  priceIndexModel,
  familiesModel,
  consentsModel,
  lifeCycleEventsModel,
  assessmentsModel,
  visitedFamiliesModel,
  spellRollupsModel,
  statedStatusesModel,
  confirmationsModel,
  questionsModel,
  interventionsModel,
  serviceRollupsModel,
  closingsModel,
  reopeningsModel,
  monthStatesModel,
  savedOutcomesModel,
];

/** Names of the collections of all records. */
export function recordCollections(connection: Connection): string[] {
  return models.map((modelOf) => {
    const { collection } = modelOf(connection);
    return collection.collectionName;
  });
}
