import { fail } from '../../errors.js';
import { Doc, MISSING, type UtcDate, type Value } from '../../values/index.js';
import type { Scope } from '../expressions/expression.js';
import { checkPath } from '../expressions/field-path.js';
import { isGiven, listOfStages, refuseUnknown, stringIn } from './fields.js';
import { parseVariables, type Variables } from './lookup.js';
import type { Stage, StageContext, StageParser } from './stage.js';

const known = ['into', 'on', 'let', 'whenMatched', 'whenNotMatched'];
const whenMatchedModes = ['merge', 'replace', 'keepExisting', 'fail'] as const;
const whenNotMatchedModes = ['insert', 'discard', 'fail'] as const;
const internalDatabases = ['admin', 'config', 'local'];

type WhenMatched = (typeof whenMatchedModes)[number];
type WhenNotMatched = (typeof whenNotMatchedModes)[number];

/** Where the documents of a pipeline go, and what becomes of those that are there already. */
export interface Merge {
  /** The database; null for that of the command. */
  readonly database: string | null;
  readonly collection: string;
  /** The fields by which a document is recognised. */
  readonly on: readonly string[];
  /** A mode, or the stages of an update. */
  readonly whenMatched: WhenMatched | readonly Value[];
  readonly whenNotMatched: WhenNotMatched;
  /** What `$$NOW` is in the stages of an update: the same as in the pipeline. */
  readonly now: UtcDate | null;
  /** What the stages of an update see as variables; what is not there is no variable. */
  constants(doc: Doc): ReadonlyMap<string, Value>;
}

export interface MergeStage extends Stage {
  readonly merge: Merge;
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/merge/ */
export const parseMerge: StageParser = (argument, context, name): MergeStage => ({
  name,
  merge: mergeOf(argument, context),
  run: (source) => source,
});

function mergeOf(argument: Value, context: StageContext): Merge {
  if (typeof argument === 'string') return mergeOf(new Doc([['into', argument]]), context);
  if (!(argument instanceof Doc))
    return fail('TypeMismatch', '$merge requires a string or object argument, but found another type');
  refuseUnknown(argument, known, '$merge');
  const target = targetOf(argument.get('into'));
  const on = fieldsOf(argument.get('on'));
  const given = argument.get('let');
  if (isGiven(given) && !(given instanceof Doc)) fail('TypeMismatch', "$merge.let must be of type 'object'");
  const whenMatched = whenMatchedOf(argument.get('whenMatched'));
  const whenNotMatched = whenNotMatchedOf(argument);
  if ((whenMatched === 'keepExisting' || whenMatched === 'fail') && whenNotMatched !== 'insert')
    fail(51181, `Combination of whenMatched: ${whenMatched} and whenNotMatched: ${whenNotMatched} is not supported`);
  const variables = given instanceof Doc ? parseLet(given, whenMatched, context) : [];
  // Whoever names variables gets `new` only by its name, unless it may have to be inserted.
  const seesNew = !(given instanceof Doc) || given.has('new') || whenNotMatched === 'insert';
  checkTarget(target);
  on.forEach(checkPath);
  if (new Set(on).size < on.length) fail(31465, "Found a duplicate field in '$merge.on'");
  return {
    ...target,
    on,
    whenMatched,
    whenNotMatched,
    now: context.expressions.now,
    constants: (doc) => constantsOf(seesNew ? [['new', doc]] : [], variables, context.scope(doc)),
  };
}

type Target = Pick<Merge, 'database' | 'collection'>;

function targetOf(into: Value | undefined): Target {
  if (into === undefined) return fail(40414, "BSON field '$merge.into' is missing but a required field");
  if (typeof into === 'string')
    return into === '' ? fail(5786800, '$merge.into must not be empty') : { database: null, collection: into };
  if (!(into instanceof Doc)) return fail(51178, '$merge.into must be either a string or an object');
  refuseUnknown(into, ['db', 'coll'], '$merge.into');
  const database = stringIn(into, 'db', '$merge.into') || null;
  const collection = stringIn(into, 'coll', '$merge.into') ?? '';
  return collection === '' ? fail(5786801, '$merge.into.coll must not be empty') : { database, collection };
}

function checkTarget({ collection, database }: Target): void {
  if (database !== null && /[/\\. "$\0]/.test(database))
    fail('InvalidNamespace', `Invalid namespace specified '${database}.${collection}'`);
  if (database !== null) refuseInternal(database);
  if (collection.startsWith('system.')) fail(31319, `Cannot $merge to special collection: ${collection}`);
}

/** Refuses to write into a database of the server's own. */
export function refuseInternal(database: string): void {
  if (internalDatabases.includes(database)) fail(31320, `Cannot $merge to internal database: ${database}`);
}

function fieldsOf(on: Value | undefined): readonly string[] {
  if (on === undefined) return ['_id'];
  if (typeof on === 'string') return [on];
  if (!Array.isArray(on)) return fail(51186, '$merge.on must be either a string or an array of strings');
  if (on.length === 0) fail(51187, 'If explicitly specifying $merge.on, must include at least one field');
  return on.map((field) =>
    typeof field === 'string' ? field : fail(51134, '$merge.on array elements must be strings'),
  );
}

function whenMatchedOf(value: Value | undefined): Merge['whenMatched'] {
  if (value === undefined) return 'merge';
  if (Array.isArray(value)) return listOfStages(value);
  if (typeof value !== 'string') return fail(51191, '$merge.whenMatched must be either a string or an array');
  return (
    whenMatchedModes.find((mode) => mode === value) ??
    fail('BadValue', `Enumeration value '${value}' for field '$merge.whenMatched' is not a valid value.`)
  );
}

function whenNotMatchedOf(argument: Doc): WhenNotMatched {
  const value = stringIn(argument, 'whenNotMatched', '$merge') ?? 'insert';
  return (
    whenNotMatchedModes.find((mode) => mode === value) ??
    fail('BadValue', `Enumeration value '${value}' for field '$merge.whenNotMatched' is not a valid value.`)
  );
}

function parseLet(variables: Doc, whenMatched: Merge['whenMatched'], context: StageContext): Variables {
  if (typeof whenMatched === 'string')
    fail(51199, `Cannot use 'let' variables with 'whenMatched: ${whenMatched}' mode`);
  const fresh = variables.get('new');
  if (fresh !== undefined && fresh !== '$$ROOT') fail(51273, "'let' may not define a value for the reserved 'new'");
  return parseVariables(variables, context);
}

function constantsOf(
  known: readonly (readonly [string, Value])[],
  variables: Variables,
  scope: Scope,
): ReadonlyMap<string, Value> {
  const constants = new Map(known);
  for (const [name, expression] of variables) {
    const value = expression.evaluate(scope);
    if (value !== MISSING) constants.set(name, value);
  }
  return constants;
}
