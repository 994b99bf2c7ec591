import { GraphQLError, Kind, type SelectionSetNode, type ValidationContext, type ValidationRule } from 'graphql';

/**
 * Validation rule: limits the nesting depth of fields. Each fragment is measured once, so that fragments that nest
 * exponentially cost linear time; cycles, which the standard rules reject, end here.
 */
export function depthLimit(limit: number): ValidationRule {
  return (context) => {
    const depthOf = measure(context);
    return {
      OperationDefinition(operation) {
        if (depthOf(operation.selectionSet) <= limit) return;
        context.reportError(new GraphQLError(`Fields nested too deeply (max ${limit} levels)`, { nodes: [operation] }));
      },
    };
  };
}

function measure(context: ValidationContext): (set: SelectionSetNode) => number {
  const measured = new Map<string, number>();
  const ofFragment = (name: string): number => {
    const cached = measured.get(name);
    if (cached !== undefined) return cached;
    measured.set(name, 0);
    const fragment = context.getFragment(name);
    const depth = fragment == null ? 0 : ofSet(fragment.selectionSet);
    measured.set(name, depth);
    return depth;
  };
  const ofSet = ({ selections }: SelectionSetNode): number => {
    let deepest = 0;
    for (const selection of selections) {
      let depth = 1;
      if (selection.kind === Kind.FRAGMENT_SPREAD) depth = ofFragment(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) depth = ofSet(selection.selectionSet);
      else if (selection.selectionSet !== undefined) depth = 1 + ofSet(selection.selectionSet);
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  };
  return ofSet;
}
