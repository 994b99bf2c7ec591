import {
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

type Arguments = Readonly<Record<string, unknown>>;
/** A number, or a function of the field's arguments with variables and defaults filled in. */
export type Amount = number | ((given: Arguments) => number);

/** Cost of a field in addition to the unit that every field costs. */
export interface FieldCost {
  /** Number of objects in the returned list, or in the list `of`: an upper estimate or the requested page size. */
  readonly size?: Amount;
  /** Name of the list within the object that the field returns, such as the edges of a page. */
  readonly of?: string;
  /** Units of work of the resolver, such as a database command or a computation; 0 by default. */
  readonly work?: Amount;
}

/**
 * Costs by schema coordinate, such as `Query.families`; `Query.*` is for the fields of the type that are not named.
 * Every list of objects needs a size: its own, or one from each field that returns the object which holds it. Lists of
 * plain values count as one field: they come with their record.
 */
export type FieldCosts = Readonly<Record<string, FieldCost>>;

/**
 * Largest possible cost of an operation, in units: a unit for each field of the answer, and the work of the resolvers.
 */
export interface OperationCost {
  readonly fields: number;
  readonly work: number;
  /** The part of the work that does not depend on the contents of lists: that of the root fields. */
  readonly rootWork: number;
}

interface OperationToCount {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Coerced variable values. */
  readonly variables: Arguments;
}

/**
 * Computes the largest possible cost of an operation before it runs: a unit for each field and the work of its
 * resolver, multiplied by the sizes of the enclosing lists. Aliases and fragments count each time they are used. Takes
 * linear time.
 *
 * @throws Error naming lists without a size and costs without a field, so that the server does not start.
 */
export function createCostCounter(
  schema: GraphQLSchema,
  costs: FieldCosts,
): (operation: OperationToCount) => OperationCost {
  ensureExactCosts(schema, costs);
  return ({ document, operation, variables }) => {
    const root = schema.getRootType(operation.operation);
    if (root == null) return nothing;
    return new OperationCount(costs, document, variables).inside(operation.selectionSet, root, noList);
  };
}

/** A list in the current object whose size is set by the enclosing field. */
interface OuterList {
  readonly name: string;
  readonly size: number;
}
const noList: OuterList = { name: '', size: 0 };
const nothing: OperationCost = { fields: 0, work: 0, rootWork: 0 };

class OperationCount {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly insideFragments = new Map<string, OperationCost>();

  constructor(
    private readonly costs: FieldCosts,
    document: DocumentNode,
    private readonly variables: Arguments,
  ) {
    const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  /** Cost of a selection on one object of the type. */
  inside({ selections }: SelectionSetNode, type: GraphQLObjectType, outerList: OuterList): OperationCost {
    return selections
      .filter((selection) => this.isIncluded(selection))
      .map((selection) => this.ofSelection(selection, type, outerList))
      .reduce(sum, nothing);
  }

  private ofSelection(selection: SelectionNode, type: GraphQLObjectType, outerList: OuterList): OperationCost {
    if (selection.kind === Kind.FIELD) return this.ofField(selection, type, outerList);
    if (selection.kind === Kind.INLINE_FRAGMENT) return this.inside(selection.selectionSet, type, outerList);
    return this.insideFragment(selection.name.value, type, outerList);
  }

  /** Counted once for each size of the list, so that fragments that nest exponentially take linear time. */
  private insideFragment(name: string, type: GraphQLObjectType, outerList: OuterList): OperationCost {
    const key = `${name} ${outerList.name} ${outerList.size}`;
    const counted = this.insideFragments.get(key);
    if (counted !== undefined) return counted;
    // Validation rejects unknown and cyclic fragments; here they cost nothing.
    this.insideFragments.set(key, nothing);
    const fragment = this.fragments.get(name);
    const cost = fragment === undefined ? nothing : this.inside(fragment.selectionSet, type, outerList);
    this.insideFragments.set(key, cost);
    return cost;
  }

  private ofField(node: FieldNode, type: GraphQLObjectType, outerList: OuterList): OperationCost {
    const name = node.name.value;
    const field = type.getFields()[name];
    if (field === undefined) return { ...nothing, fields: 1 + introspectedFields(node.selectionSet) };
    const { size, of: list, work = 0 } = this.costs[`${type.name}.${name}`] ?? this.costs[`${type.name}.*`] ?? {};
    const fieldArguments = getArgumentValues(field, node, this.variables);
    const own = { fields: 1, work: amountOf(work, fieldArguments) };
    const inner = getNamedType(field.type);
    let within = nothing;
    let times = 1;
    if (node.selectionSet !== undefined && isObjectType(inner)) {
      const objects = size === undefined ? 1 : amountOf(size, fieldArguments);
      if (list === undefined) times = name === outerList.name ? outerList.size : objects;
      within = this.inside(node.selectionSet, inner, list === undefined ? noList : { name: list, size: objects });
    }
    return {
      fields: own.fields + times * within.fields,
      work: own.work + times * within.work,
      // Overwritten by every field above, so that the work of the root fields remains.
      rootWork: own.work,
    };
  }

  private isIncluded(selection: SelectionNode): boolean {
    const skip = getDirectiveValues(GraphQLSkipDirective, selection, this.variables);
    const include = getDirectiveValues(GraphQLIncludeDirective, selection, this.variables);
    return skip?.['if'] !== true && include?.['if'] !== false;
  }
}

function sum(a: OperationCost, b: OperationCost): OperationCost {
  return { fields: a.fields + b.fields, work: a.work + b.work, rootWork: a.rootWork + b.rootWork };
}

/** Never negative: a size out of range costs nothing, because the resolver refuses it before it reads. */
function amountOf(amount: Amount, fieldArguments: Arguments): number {
  return Math.max(0, typeof amount === 'number' ? amount : amount(fieldArguments));
}

/** Fields of `__schema` and `__type`, each counted once: introspection is for development only. */
function introspectedFields(set: SelectionSetNode | undefined): number {
  const counts = (set?.selections ?? []).map((selection) =>
    selection.kind === Kind.FRAGMENT_SPREAD ? 1 : 1 + introspectedFields(selection.selectionSet),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

interface DeclaredField {
  readonly type: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
}

function ensureExactCosts(schema: GraphQLSchema, costs: FieldCosts): void {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  const abstract = types.filter(isAbstractType);
  if (abstract.length > 0) throw new Error(`Costs of interfaces and unions are not counted: ${abstract.join(', ')}`);
  const declaredFields = types
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((field): DeclaredField => ({ type, field })));
  const hasSizeOfOuterList = ({ type, field }: DeclaredField): boolean => {
    const above = declaredFields.filter((declared) => getNamedType(declared.field.type) === type);
    return above.length > 0 && above.every((declared) => costs[coordinateOf(declared)]?.of === field.name);
  };
  const unbounded = declaredFields.filter(
    (declared) =>
      isListOfObjects(declared) && costs[coordinateOf(declared)]?.size === undefined && !hasSizeOfOuterList(declared),
  );
  if (unbounded.length > 0) throw new Error(`Lists without a size: ${unbounded.map(coordinateOf).join(', ')}`);
  const coordinates = new Set(
    declaredFields.flatMap((declared) => [coordinateOf(declared), `${declared.type.name}.*`]),
  );
  const superfluous = Object.keys(costs).filter((coordinate) => !coordinates.has(coordinate));
  if (superfluous.length > 0) throw new Error(`Costs without a field: ${superfluous.join(', ')}`);
}

const coordinateOf = ({ type, field }: DeclaredField): string => `${type.name}.${field.name}`;

function isListOfObjects({ field }: DeclaredField): boolean {
  return isListType(getNullableType(field.type)) && !isLeafType(getNamedType(field.type));
}
