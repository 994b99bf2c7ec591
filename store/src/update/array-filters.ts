import { fail } from '../errors.js';
import { compileFilter, type Constraint, hasExpression, parseFilter } from '../query/index.js';
import { Doc, type Value } from '../values/index.js';

/** Which elements each identifier in `$[identifier]` stands for. */
export type ArrayFilters = ReadonlyMap<string, (element: Value) => boolean>;

/** Compiles the option `arrayFilters`: each a filter on one identifier. */
export function compileArrayFilters(filters: readonly Value[]): ArrayFilters {
  const compiled = new Map<string, (element: Value) => boolean>();
  for (const filter of filters) {
    if (!(filter instanceof Doc)) return fail('TypeMismatch', 'arrayFilters must be objects');
    const constraints = parseFilter(filter, { isTop: true, takesSchema: false });
    if (hasExpression(constraints)) fail('QueryFeatureNotAllowed', '$expr is not allowed in this context');
    const identifier = identifierOf(constraints);
    const test = compileFilter(filter);
    if (compiled.has(identifier)) {
      fail('FailedToParse', `Found multiple array filters with the same top-level field name ${identifier}`);
    }
    compiled.set(identifier, (element) => test.matchesDoc(new Doc([[identifier, element]])));
  }
  return compiled;
}

function identifierOf(constraints: Constraint): string {
  const names = new Set<string>();
  collectNames(constraints, names);
  if (names.size === 0)
    fail('FailedToParse', 'Cannot use an expression without a top-level field name in arrayFilters');
  if (names.size > 1) {
    fail(
      'FailedToParse',
      `Error parsing array filter :: caused by :: Expected a single top-level field name, found ${[...names].map((name) => `'${name}'`).join(' and ')}`,
    );
  }
  const [identifier = ''] = names;
  if (!/^[a-z][a-zA-Z0-9]*$/.test(identifier)) {
    fail(
      'BadValue',
      `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${identifier}'`,
    );
  }
  return identifier;
}

function collectNames(constraint: Constraint, names: Set<string>): void {
  switch (constraint.kind) {
    case 'and':
    case 'or':
    case 'nor':
      for (const part of constraint.parts) collectNames(part, names);
      break;
    case 'not':
      collectNames(constraint.part, names);
      break;
    case 'field':
      names.add(constraint.path.split('.')[0]!);
      break;
    default:
  }
}
