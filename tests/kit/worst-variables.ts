import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

/** Items in the largest batch and the largest page that the resolvers accept. */
const MOST_ITEMS = 500;
const MOST_OF_PAGE = 100;
const scalars: Readonly<Record<string, unknown>> = {
  Boolean: true,
  Date: '2018-03-31',
  Float: 1,
  ID: '00000000-0000-4000-8000-000000000000',
  Int: 1,
  Money: 1,
  Month: '2018-03',
  String: 'text',
};

/** Variables with which an operation is as expensive as possible: all arguments, largest pages and batches. */
export function worstVariables(schema: GraphQLSchema, operation: OperationDefinitionNode): Record<string, unknown> {
  const definitions = operation.variableDefinitions ?? [];
  return Object.fromEntries(
    definitions.map(({ variable, type }) => {
      const name = variable.name.value;
      const inputType = typeFromAST(schema, type) as GraphQLInputType | undefined;
      if (inputType === undefined) throw new Error(`The schema has no type for $${name}`);
      return [name, name === 'first' ? MOST_OF_PAGE : worstValue(inputType)];
    }),
  );
}

function worstValue(inputType: GraphQLInputType): unknown {
  const type = getNullableType(inputType);
  if (isListType(type)) return Array.from({ length: MOST_ITEMS }, () => worstValue(type.ofType));
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    return Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, worstValue(field.type)]));
  }
  return scalars[type.name];
}
