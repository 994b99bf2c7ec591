import { fail } from './errors.js';
import { Doc, type Value } from './values/index.js';

const updateStages = ['$addFields', '$set', '$project', '$unset', '$replaceRoot', '$replaceWith'];

/** Refuses stages that cannot stand in an update. https://www.mongodb.com/docs/manual/tutorial/update-documents-with-aggregation-pipeline/ */
export function checkUpdateStages(stages: readonly Value[]): void {
  for (const stage of stages) {
    if (!(stage instanceof Doc)) return fail('TypeMismatch', "Each element of the 'pipeline' array must be an object");
    const [name] = stage.keys();
    if (name !== undefined && !updateStages.includes(name))
      fail('InvalidOptions', `${name} is not allowed to be used within an update`);
  }
}
