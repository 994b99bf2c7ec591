import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** Validation rule: limits the number of root fields of a document, aliases included. */
export function rootFieldLimit(limit: number): ValidationRule {
  return (context) => ({
    OperationDefinition(operation) {
      if (countFields(context, operation.selectionSet, new Map()) <= limit) return;
      context.reportError(new GraphQLError(`Too many root fields (max ${limit})`, { nodes: [operation] }));
    },
  });
}

/** Validation rule: rejects subscriptions with our own message; the schema has none. */
export const noSubscriptions: ValidationRule = (context) => ({
  OperationDefinition(operation) {
    if (operation.operation !== OperationTypeNode.SUBSCRIPTION) return;
    context.reportError(new GraphQLError('Subscriptions are not supported', { nodes: [operation] }));
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
  const cached = counted.get(name);
  if (cached !== undefined) return cached;
  counted.set(name, 0);
  const fragment = context.getFragment(name);
  const count = fragment == null ? 0 : countFields(context, fragment.selectionSet, counted);
  counted.set(name, count);
  return count;
}
