import { getVariableValues, Kind, parse } from 'graphql';
import { MOST_UNITS } from '../../api/src/app/cost-limit.js';
import { fieldCosts } from '../../api/src/app/field-costs.js';
import { createSchema } from '../../api/src/app/schema.js';
import { createCostCounter } from '../../api/src/platform/request-cost.js';
import { documentFor, type Operation } from './selection.js';

const schema = createSchema(() => {});
const costOf = createCostCounter(schema, fieldCosts);

/** As `documentFor`, with the greatest depth that the cost limit allows. */
export function affordableDocumentFor(
  operation: Operation,
  deepest: number,
  variableValues: Record<string, unknown>,
): string {
  for (let depth = deepest; depth > 0; depth -= 1) {
    const text = documentFor(operation, depth);
    if (totalCost(text, variableValues) <= MOST_UNITS) return text;
  }
  throw new Error(`${operation.name} is too expensive at any depth`);
}

function totalCost(text: string, variableValues: Record<string, unknown>): number {
  const document = parse(text);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues);
  if (coerced === undefined) throw new Error(errors.map(({ message }) => message).join('; '));
  const { fields, work } = costOf({ document, operation, variables: coerced });
  return fields + work;
}
