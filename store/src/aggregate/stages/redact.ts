import { fail } from '../../errors.js';
import { withPauses } from '../../restart.js';
import { PAUSE, pauseIsDue, type Pause } from '../../slices.js';
import { Doc, RawDoc, type Value } from '../../values/index.js';
import { withNames, withVariable, type Expression, type Scope } from '../expressions/expression.js';
import { docOf, type Flow, type Item, type StageContext, type StageParser } from './stage.js';

/** What an expression of `$redact` says, by the variable that it says it with. */
const decisions = { DESCEND: 'descend', PRUNE: 'prune', KEEP: 'keep' } as const;

/** Variables that there are in `$redact` only. */
export const redactVariables: readonly string[] = Object.keys(decisions);

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/redact/ */
export const parseRedact: StageParser = (argument, context, name) => {
  const names = withNames(context.expressions, 'CURRENT', ...redactVariables);
  const expression = context.expression(argument, names);
  return { name, run: (source) => redacted(source, expression, context) };
};

function* redacted(source: Flow, expression: Expression, context: StageContext): Generator<Item | typeof PAUSE> {
  for (const item of source) {
    if (item === PAUSE) {
      yield PAUSE;
      continue;
    }
    const doc = docOf(item);
    const scope = Object.entries(decisions).reduce(
      (outer, [name, value]) => withVariable(outer, name, value),
      context.scope(doc),
    );
    const left = yield* leftOf(doc, expression, scope);
    if (left !== undefined) yield left;
  }
}

/** What is left of a document; `$$ROOT` stays the outermost one. */
function* leftOf(doc: Doc, expression: Expression, scope: Scope): Generator<Pause, Doc | undefined> {
  const decision = yield* withPauses(() => expression.evaluate(withVariable(scope, 'CURRENT', doc)));
  if (decision === decisions.KEEP) return doc;
  if (decision === decisions.PRUNE) return undefined;
  if (decision !== decisions.DESCEND) return fail(17053, '$redact must resolve to $$DESCEND, $$PRUNE, or $$KEEP');
  const left = new Doc();
  for (const [name, value] of doc.entries()) {
    const one = isNested(value) ? yield* leftOfNested(value, expression, scope) : value;
    if (one !== undefined) left.set(name, one);
  }
  if (pauseIsDue()) yield PAUSE;
  return left;
}

const isNested = (value: Value): value is Doc | Value[] =>
  Array.isArray(value) || (value instanceof Doc && !(value instanceof RawDoc));

function* leftOfNested(
  value: Doc | readonly Value[],
  expression: Expression,
  scope: Scope,
): Generator<Pause, Value | undefined> {
  if (value instanceof Doc) return yield* leftOf(value, expression, scope);
  const left: Value[] = [];
  for (const element of value) {
    const one = isNested(element) ? yield* leftOfNested(element, expression, scope) : element;
    if (one !== undefined) left.push(one);
  }
  return left;
}
