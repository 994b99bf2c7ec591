import { compileUpdateStages, currentTime } from '../aggregate/index.js';
import { fail } from '../errors.js';
import { checkUpdateStages } from '../update-stages.js';
import { withTimestamps } from '../empty-timestamps.js';
import type { CompiledFilter } from '../query/index.js';
import { Doc, equalValues, type UtcDate, type Value } from '../values/index.js';
import { applyTree } from './apply.js';
import { compileArrayFilters } from './array-filters.js';
import { identical } from './identical.js';
import type { UpdateContext } from './modifiers/modifier.js';
import { parseOperatorUpdate } from './parse.js';
import { documentFromFilter } from './upsert.js';

export type { UpdateContext } from './modifiers/modifier.js';

export interface UpdateOptions {
  arrayFilters?: readonly Value[];
  /** It is a replacement, also where its first field begins with `$`. */
  isReplacement?: boolean;
  /** What the stages of an update see as variables. */
  constants?: ReadonlyMap<string, Value>;
  /** What `$$NOW` is in them: the same in all updates of a command. */
  now?: UtcDate | null;
}

export interface UpdateResult {
  readonly doc: Doc;
  /**
   * What `nModified` counts: the bytes change, or what was at work always counts (`$push`, `$currentDate`, a new document
   * that leaves its `_id` to the old one).
   */
  readonly changed: boolean;
}

export interface CompiledUpdate {
  readonly isReplacement: boolean;
  /** It computes expressions, which may take long. */
  readonly computes: boolean;
  /** The filter by which the document was found gives the positional operator its index. */
  apply(doc: Doc, how?: { filter?: CompiledFilter; isInsert?: boolean; now?: bigint }): UpdateResult;
  /**
   * The document that an upsert inserts when nothing matches, `_id` first. `newId` makes an `_id` when neither the filter
   * nor the update gives one.
   */
  fromUpsert(filter: CompiledFilter, newId: () => Value): Doc;
}

type Change = (doc: Doc, context: UpdateContext) => Doc;

/** Compiles an update: a document of operators, a replacement, or a pipeline. Throws what is wrong with it. */
export function compileUpdate(update: Value, options: UpdateOptions = {}): CompiledUpdate {
  const isReplacement =
    options.isReplacement ?? (update instanceof Doc && !([...update.keys()][0] ?? '').startsWith('$'));
  const isOperators = update instanceof Doc && !isReplacement;
  const change = compileChange(update, isReplacement, options);
  const kept = (made: Doc, from: Doc): Doc => (isOperators ? made : withId(made, from.get('_id')));
  return {
    isReplacement,
    computes: Array.isArray(update),
    apply: (doc, how = {}) => {
      const made = change(doc, contextFor(doc, how));
      const result = kept(made, doc);
      checkId(doc, result);
      return { doc: withIdFirst(result), changed: isOperators ? made !== doc : !identical(doc, made) };
    },
    fromUpsert: (filter, newId) => {
      const start = documentFromFilter(filter.constraints, isReplacement);
      const result = kept(change(start, contextFor(start, { isInsert: true })), start);
      checkId(start, result);
      if (!result.has('_id')) return new Doc([['_id', newId()], ...result.entries()]);
      return withIdFirst(result);
    },
  };
}

function contextFor(doc: Doc, how: { filter?: CompiledFilter; isInsert?: boolean; now?: bigint }): UpdateContext {
  let position: number | undefined;
  let isKnown = false;
  return {
    isInsert: how.isInsert ?? false,
    now: how.now ?? BigInt(Date.now()),
    before: doc,
    get position() {
      if (!isKnown) position = how.filter?.positionIn(doc);
      isKnown = true;
      return position;
    },
  };
}

function compileChange(update: Value, isReplacement: boolean, options: UpdateOptions): Change {
  const filters = options.arrayFilters ?? [];
  if (Array.isArray(update)) {
    if (filters.length > 0) fail('FailedToParse', 'arrayFilters may not be specified for pipeline-style updates');
    checkUpdateStages(update);
    return compileUpdateStages(update, options.now ?? currentTime(), options.constants ?? new Map());
  }
  if (!(update instanceof Doc)) return fail('FailedToParse', 'Update argument must be either an object or an array');
  if (isReplacement) return compileReplacement(update, filters);
  const arrayFilters = compileArrayFilters(filters);
  const root = parseOperatorUpdate(update, arrayFilters);
  return (doc, context) => applyTree(root, doc, { context, arrayFilters });
}

function compileReplacement(replacement: Doc, filters: readonly Value[]): Change {
  if (filters.length > 0) fail('FailedToParse', 'arrayFilters may not be specified for replacement-style updates');
  for (const name of replacement.keys()) {
    if (name.startsWith('$')) {
      fail(
        'DollarPrefixedFieldName',
        `The dollar ($) prefixed field '${name}' in '${name}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
      );
    }
  }
  const stamped = withTimestamps(replacement);
  return () => stamped;
}

/** A document that has no `_id` of its own keeps the one of what it takes the place of. */
const withId = (doc: Doc, id: Value | undefined): Doc =>
  doc.has('_id') || id === undefined ? doc : new Doc([['_id', id], ...doc.entries()]);

function checkId(before: Doc, after: Doc): void {
  const id = before.get('_id');
  if (id === undefined) return;
  const newId = after.get('_id');
  if (newId !== undefined && equalValues(id, newId)) return;
  fail('ImmutableField', "Performing an update on the path '_id' would modify the immutable field '_id'");
}

function withIdFirst(doc: Doc): Doc {
  const [first] = doc.keys();
  const id = doc.get('_id');
  if (id === undefined || first === '_id') return doc;
  return new Doc([['_id', id], ...[...doc.entries()].filter(([name]) => name !== '_id')]);
}
