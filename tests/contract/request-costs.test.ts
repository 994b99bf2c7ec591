import { getVariableValues, Kind, parse, visit, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { MOST_UNITS } from '../../api/src/app/cost-limit.js';
import { fieldCosts } from '../../api/src/app/field-costs.js';
import { createSchema } from '../../api/src/app/schema.js';
import { createCostCounter } from '../../api/src/platform/request-cost.js';
import * as operations from '../../web/src/generated/operations.js';
import { markedTables } from '../kit/markdown-tables.js';
import { worstVariables } from '../kit/worst-variables.js';

const schema = createSchema(() => {});
const costOf = createCostCounter(schema, fieldCosts);
const releases = path.join(__dirname, 'released-operations');

function operationsIn(document: DocumentNode): OperationDefinitionNode[] {
  return document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
}

function worstCost(document: DocumentNode, operation: OperationDefinitionNode): number {
  const variables = worstVariables(schema, operation);
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (coerced === undefined) throw new Error(errors.map(({ message }) => message).join('; '));
  const { fields, work } = costOf({ document, operation, variables: coerced });
  return fields + work;
}

/** The document as the app's client sends it: with the type of every object below the root. */
function asSent(document: DocumentNode): DocumentNode {
  const typeName = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;
  return visit(document, {
    SelectionSet: {
      leave: (set, _key, parent) =>
        parent !== undefined && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION
          ? undefined
          : { ...set, selections: [...set.selections, typeName] },
    },
  });
}

const written = Object.values(operations).filter(
  (document): document is typeof operations.ViewerDocument => operationsIn(document as DocumentNode).length > 0,
);
const released = readdirSync(releases).map((file) => parse(readFileSync(path.join(releases, file), 'utf8')));
const worstCosts = [...written, ...released]
  .map(asSent)
  .flatMap((document) =>
    operationsIn(document).map((operation) => [operation.name?.value ?? '', worstCost(document, operation)] as const),
  );

describe('costs of the operations that apps send', () => {
  test.each(worstCosts)('%s is within the limit with its largest pages and batches', (_name, cost) => {
    expect(cost).toBeLessThanOrEqual(MOST_UNITS);
  });

  test('the most expensive operations are those listed in docs/limits.md', () => {
    const page = readFileSync(path.resolve(__dirname, '../../docs/limits.md'), 'utf8');
    const [table] = markedTables(page).filter(({ name }) => name === 'dearest-operations');
    const documented = (table?.rows ?? []).map((row) => [row['Operation'], Number(row['Units']?.replaceAll(',', ''))]);
    const dearest = [...new Map(worstCosts)].sort(([, a], [, b]) => b - a).slice(0, documented.length);
    expect(documented.length).toBeGreaterThanOrEqual(8);
    expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(dearest));
  });
});

describe('costs of other requests', () => {
  const totalOf = (text: string): number => {
    const document = parse(text);
    const [operation] = operationsIn(document);
    return operation === undefined ? 0 : worstCost(document, operation);
  };
  const everyDay = Array.from(
    { length: 30 },
    (_, at) => `d${at}: pilotOutcomes(pilotId: "p", knownOn: "2018-03-${at + 1}") { horizon }`,
  );
  const page = (inner: string): string => `interventions(first: 100) { edges { node { ${inner} } } }`;

  test.each([
    [
      'services of the families of services',
      `{ families(first: 100) { edges { node { ${page(`family { ${page('id')} }`)} } } } }`,
    ],
    ['the figures of every day of a month', `{ ${everyDay.join(' ')} }`],
    ['the figures of every saved view', '{ savedOutcomes(pilotId: "p") { outcomes { figures { excluded } } } }'],
    [
      'a page under many names',
      `{ ${Array.from({ length: 20 }, (_, at) => `f${at}: families(first: 100) { edges { node { path { months { index domains { level } } } } } }`).join(' ')} }`,
    ],
  ])('are too high: %s', (_what, text) => {
    expect(totalOf(text)).toBeGreaterThan(MOST_UNITS);
  });
});
