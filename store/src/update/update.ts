import { fail } from '../errors.js';
import { withTimestamps } from '../empty-timestamps.js';
import type { CompiledFilter } from '../query/index.js';
import { Doc, equalValues, type Value } from '../values/index.js';
import { applyTree } from './apply.js';
import { identical } from './identical.js';
import type { UpdateContext } from './modifiers/modifier.js';
import { parseOperatorUpdate } from './parse.js';
import { documentFromFilter } from './upsert.js';

interface UpdateResult {
  readonly doc: Doc;
  /** Whether the update counts in `nModified`. */
  readonly changed: boolean;
}

export interface CompiledUpdate {
  readonly isReplacement: boolean;
  /** Applies the update; `filter` is the one that matched and resolves the positional operator. */
  apply(doc: Doc, filter?: CompiledFilter): UpdateResult;
  /**
   * The document that an upsert inserts, with `_id` first. `newId` generates the `_id` when neither the filter nor the update
   * has one.
   */
  fromUpsert(filter: CompiledFilter, newId: () => Value): Doc;
}

type Change = (doc: Doc, context: UpdateContext) => Doc;

/** Compiles an operator update or a replacement. Throws when it is invalid; pipelines are not supported. */
export function compileUpdate(update: Value): CompiledUpdate {
  if (Array.isArray(update)) fail('CommandNotSupported', 'Updates by an aggregation pipeline are not supported');
  if (!(update instanceof Doc)) return fail('FailedToParse', 'Update argument must be either an object or an array');
  const isReplacement = !([...update.keys()][0] ?? '').startsWith('$');
  const change = isReplacement ? compileReplacement(update) : compileOperators(update);
  return {
    isReplacement,
    apply: (doc, filter) => {
      const updated = change(doc, contextFor(doc, false, filter));
      const result = isReplacement ? withId(updated, doc.get('_id')) : updated;
      checkId(doc, result);
      // As in MongoDB, a replacement without `_id` always counts as a modification.
      return { doc: withIdFirst(result), changed: isReplacement ? !identical(doc, updated) : updated !== doc };
    },
    fromUpsert: (filter, newId) => {
      const start = documentFromFilter(filter.constraints, isReplacement);
      const updated = change(start, contextFor(start, true));
      const result = isReplacement ? withId(updated, start.get('_id')) : updated;
      checkId(start, result);
      if (!result.has('_id')) return new Doc([['_id', newId()], ...result.entries()]);
      return withIdFirst(result);
    },
  };
}

function contextFor(doc: Doc, isInsert: boolean, filter?: CompiledFilter): UpdateContext {
  let position: number | undefined;
  let isKnown = false;
  return {
    isInsert,
    before: doc,
    get position() {
      if (!isKnown) position = filter?.positionIn(doc);
      isKnown = true;
      return position;
    },
  };
}

function compileOperators(update: Doc): Change {
  const root = parseOperatorUpdate(update);
  return (doc, context) => applyTree(root, doc, context);
}

function compileReplacement(replacement: Doc): Change {
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

/** Adds the replaced document's `_id` to a replacement without one. */
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
