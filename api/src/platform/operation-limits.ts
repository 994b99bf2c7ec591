import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** Refuses documents that ask for more things at once than this, under whatever names. */
export function rootFieldLimit(limit: number): ValidationRule {
  return (context) => ({
    OperationDefinition(operation) {
      if (countFields(context, operation.selectionSet, new Map()) <= limit) return;
      context.reportError(new GraphQLError(`The document asks for more than ${limit} things.`, { nodes: [operation] }));
    },
  });
}

/** Refuses subscriptions in words of ours: the schema has none. */
export const noSubscriptions: ValidationRule = (context) => ({
  OperationDefinition(operation) {
    if (operation.operation !== OperationTypeNode.SUBSCRIPTION) return;
    context.reportError(new GraphQLError('Subscriptions are not offered.', { nodes: [operation] }));
  },
});

function countFields(context: ValidationContext, set: SelectionSetNode, counted: Map<string, number>): number {
  let count = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) count += 1;
    else if (selection.kind === Kind.INLINE_FRAGMENT) count += countFields(context, selection.selectionSet, counted);
    else count += countFragment(context, selection.name.value, counted);
  }
  return count;
}

function countFragment(context: ValidationContext, name: string, counted: Map<string, number>): number {
  const known = counted.get(name);
  if (known !== undefined) return known;
  counted.set(name, 0);
  const fragment = context.getFragment(name);
  const count = fragment == null ? 0 : countFields(context, fragment.selectionSet, counted);
  counted.set(name, count);
  return count;
}
