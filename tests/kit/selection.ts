import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  buildSchema,
  getNamedType,
  isCompositeType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { root } from './product.js';

/** The schema as committed. */
export function committedSchema(): GraphQLSchema {
  return buildSchema(readFileSync(path.join(root, 'shared-types/src/generated/schema.graphql'), 'utf8'));
}

export interface Operation {
  kind: 'query' | 'mutation';
  name: string;
  field: GraphQLField<unknown, unknown>;
}

/** Every operation of the schema, by name. */
export function operationsOf(schema: GraphQLSchema): Operation[] {
  const fieldsOf = (type: GraphQLObjectType | null | undefined, kind: Operation['kind']): Operation[] =>
    Object.values(type?.getFields() ?? {}).map((field) => ({ kind, name: field.name, field }));
  return [...fieldsOf(schema.getQueryType(), 'query'), ...fieldsOf(schema.getMutationType(), 'mutation')];
}

/**
 * A document that asks an operation for all its fields, `depth` levels deep; no type is nested in itself.
 *
 * @param isLeftOut Types to leave out, so that their refusal does not empty the answer.
 */
export function documentFor(
  { kind, name, field }: Operation,
  depth: number,
  isLeftOut: (type: string) => boolean = () => false,
): string {
  const variables = field.args.map((argument) => `$${argument.name}: ${argument.type.toString()}`).join(', ');
  const passed = field.args.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const type = getNamedType(field.type);
  const selection = isObjectType(type) ? ` ${selectionOf(type, depth, { above: [], isLeftOut })}` : '';
  return `${kind}${variables === '' ? '' : `(${variables})`} { ${name}${passed === '' ? '' : `(${passed})`}${selection} }`;
}

interface Way {
  readonly above: readonly string[];
  readonly isLeftOut: (type: string) => boolean;
}

function selectionOf(type: GraphQLObjectType, depth: number, { above, isLeftOut }: Way): string {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined)) return [];
    const inner = getNamedType(field.type);
    if (!isCompositeType(inner)) return [field.name];
    if (
      !isObjectType(inner) ||
      isLeftOut(inner.name) ||
      depth <= 1 ||
      above.includes(inner.name) ||
      inner.name === type.name
    )
      return [];
    return [`${field.name} ${selectionOf(inner, depth - 1, { above: [...above, type.name], isLeftOut })}`];
  });
  return `{ ${fields.length > 0 ? fields.join(' ') : '__typename'} }`;
}
