import { fail } from '../../../errors.js';
import { checkUpdateStages } from '../../../update-stages.js';
import { Doc, type Value } from '../../../values/index.js';
import { checkPath } from '../../expressions/field-path.js';
import type { StageContext } from '../stage.js';
import { isGiven, listOfStages, refuseUnknown, stringIn } from './fields.js';
import { checkVariables } from './lookup.js';

const known = ['into', 'on', 'let', 'whenMatched', 'whenNotMatched'];
const whenMatchedModes = ['merge', 'replace', 'keepExisting', 'fail'];
const whenNotMatchedModes = ['insert', 'discard', 'fail'];
const internalDatabases = ['admin', 'config', 'local'];

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/merge/#syntax */
export function checkMerge(argument: Value, context: StageContext): void {
  if (typeof argument === 'string') return checkTarget(argument, null);
  if (!(argument instanceof Doc))
    return fail('TypeMismatch', '$merge requires a string or object argument, but found another type');
  refuseUnknown(argument, known, '$merge');
  const target = targetOf(argument.get('into'));
  const on = fieldsOf(argument.get('on'));
  const variables = argument.get('let');
  if (isGiven(variables) && !(variables instanceof Doc)) fail('TypeMismatch', "$merge.let must be of type 'object'");
  const matched = whenMatchedOf(argument.get('whenMatched'));
  const unmatched = stringIn(argument, 'whenNotMatched', '$merge') ?? 'insert';
  if (!whenNotMatchedModes.includes(unmatched))
    fail('BadValue', `Enumeration value '${unmatched}' for field '$merge.whenNotMatched' is not a valid value.`);
  if ((matched === 'keepExisting' || matched === 'fail') && unmatched !== 'insert')
    fail(51181, `Combination of whenMatched: ${matched} and whenNotMatched: ${unmatched} is not supported`);
  if (variables instanceof Doc) checkLet(variables, matched, context);
  checkTarget(target.collection, target.database);
  on.forEach(checkPath);
  if (new Set(on).size < on.length) fail(31465, "Found a duplicate field in '$merge.on'");
  if (typeof matched !== 'string') checkUpdateStages(matched);
}

interface Target {
  readonly database: string | null;
  readonly collection: string;
}

function targetOf(into: Value | undefined): Target {
  if (into === undefined) return fail(40414, "BSON field '$merge.into' is missing but a required field");
  if (typeof into === 'string')
    return into === '' ? fail(5786800, '$merge.into must not be empty') : { database: null, collection: into };
  if (!(into instanceof Doc)) return fail(51178, '$merge.into must be either a string or an object');
  refuseUnknown(into, ['db', 'coll'], '$merge.into');
  const database = stringIn(into, 'db', '$merge.into');
  const collection = stringIn(into, 'coll', '$merge.into') ?? '';
  return collection === '' ? fail(5786801, '$merge.into.coll must not be empty') : { database, collection };
}

function checkTarget(collection: string, database: string | null): void {
  if (database !== null && /[/\\. "$\0]/.test(database))
    fail('InvalidNamespace', `Invalid namespace specified '${database}.${collection}'`);
  if (database !== null && internalDatabases.includes(database))
    fail(31320, `Cannot $merge to internal database: ${database}`);
  if (collection.startsWith('system.')) fail(31319, `Cannot $merge to special collection: ${collection}`);
}

function fieldsOf(on: Value | undefined): readonly string[] {
  if (on === undefined) return [];
  if (typeof on === 'string') return [on];
  if (!Array.isArray(on)) return fail(51186, '$merge.on must be either a string or an array of strings');
  if (on.length === 0) fail(51187, 'If explicitly specifying $merge.on, must include at least one field');
  return on.map((field) =>
    typeof field === 'string' ? field : fail(51134, '$merge.on array elements must be strings'),
  );
}

function whenMatchedOf(value: Value | undefined): string | readonly Value[] {
  if (value === undefined) return 'merge';
  if (Array.isArray(value)) return listOfStages(value);
  if (typeof value !== 'string') return fail(51191, '$merge.whenMatched must be either a string or an array');
  if (!whenMatchedModes.includes(value))
    fail('BadValue', `Enumeration value '${value}' for field '$merge.whenMatched' is not a valid value.`);
  return value;
}

function checkLet(variables: Doc, matched: string | readonly Value[], context: StageContext): void {
  if (typeof matched === 'string') fail(51199, `Cannot use 'let' variables with 'whenMatched: ${matched}' mode`);
  const fresh = variables.get('new');
  if (fresh !== undefined && fresh !== '$$ROOT') fail(51273, "'let' may not define a value for the reserved 'new'");
  checkVariables(variables, context);
}
