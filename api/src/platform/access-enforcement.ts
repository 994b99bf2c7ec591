import {
  defaultFieldResolver,
  getNamedType,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { refusalOf, type AccessRule, type AccessRules } from './access.js';
import type { Actor } from './actor.js';
import { FaultError } from './faults.js';

/** The part of a request's context that access rules need. */
interface Asking {
  readonly actor: Pick<Actor, 'role' | 'accountId'> | null;
  /** The account whose work the request is, where it names one. It gives no rights: it only ever refuses. */
  readonly forAccountId: string | null;
}

type Resolve = GraphQLFieldResolver<unknown, Asking>;

/**
 * Wraps the resolvers of a schema with its access rules.
 *
 * @throws Error naming the operations without a rule and the rules without an operation or type, so that the server
 * does not start.
 */
export function enforceAccess(schema: GraphQLSchema, rules: AccessRules): void {
  const roots = [schema.getQueryType(), schema.getMutationType()].filter((type) => type != null);
  ensureExactRules(schema, roots, rules);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) guardResult(field, rules[getNamedType(field.type).name]);
  }
  for (const root of roots) {
    for (const field of Object.values(root.getFields())) guardCall(field, rules[`${root.name}.${field.name}`]);
  }
}

function ensureExactRules(schema: GraphQLSchema, roots: readonly GraphQLObjectType[], rules: AccessRules): void {
  const operations = roots.flatMap((root) => Object.keys(root.getFields()).map((field) => `${root.name}.${field}`));
  const missing = operations.filter((name) => rules[name] === undefined);
  if (missing.length > 0) throw new Error(`Operations without an access rule: ${missing.join(', ')}`);
  const superfluous = Object.keys(rules).filter(
    (name) => !operations.includes(name) && !isObjectType(schema.getType(name)),
  );
  if (superfluous.length > 0) throw new Error(`Access rules without an operation or type: ${superfluous.join(', ')}`);
}

/** Checks before the resolver runs that the request is the signed-in account's own, and the rule. */
function guardCall(field: GraphQLField<unknown, Asking>, rule: AccessRule | undefined): void {
  if (rule === undefined) return;
  const resolve: Resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, args, context, info) => {
    ensureOwnRequest(context);
    ensurePassed(rule, context);
    return resolve(source, args, context, info);
  };
}

/** Checks the rule of the returned type; null and empty lists pass for everybody. */
function guardResult(field: GraphQLField<unknown, Asking>, rule: AccessRule | undefined): void {
  if (rule === undefined) return;
  const resolve: Resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = async (source, args, context, info) => {
    const value: unknown = await resolve(source, args, context, info);
    const isNothing = value == null || (Array.isArray(value) && value.length === 0);
    if (!isNothing) ensurePassed(rule, context);
    return value;
  };
}

/** Two people may share a browser: what one of them typed in an open tab must not be done in the name of the other. */
function ensureOwnRequest({ actor, forAccountId }: Asking): void {
  if (actor !== null && forAccountId !== null && actor.accountId !== forAccountId)
    throw new FaultError('OTHER_ACCOUNT');
}

function ensurePassed(rule: AccessRule, { actor }: Asking): void {
  const refusal = refusalOf(rule, actor?.role ?? null);
  if (refusal !== null) throw new FaultError(refusal);
}
