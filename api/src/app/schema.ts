import {
  buildASTSchema,
  defaultFieldResolver,
  GraphQLScalarType,
  isObjectType,
  parse,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { resolvers as accounts } from '../features/accounts/accounts.resolvers.js';
import { resolvers as areas } from '../features/areas/areas.resolvers.js';
import { resolvers as assessments } from '../features/assessments/assessments.resolvers.js';
import { resolvers as familyPaths } from '../features/assessments/path/family-paths.resolvers.js';
import { resolvers as associations } from '../features/associations/associations.resolvers.js';
import { resolvers as audit } from '../features/audit/audit.resolvers.js';
import { resolvers as closings } from '../features/closings/closings.resolvers.js';
import { resolvers as clusters } from '../features/clusters/clusters.resolvers.js';
import { resolvers as families } from '../features/families/families.resolvers.js';
import { resolvers as interventions } from '../features/interventions/interventions.resolvers.js';
import { resolvers as monthChecks } from '../features/month-checks/month-checks.resolvers.js';
import { resolvers as outcomes } from '../features/outcomes/outcomes.resolvers.js';
import { resolvers as pilots } from '../features/pilots/pilots.resolvers.js';
import { resolvers as ruleVersions } from '../features/rule-versions/rule-versions.resolvers.js';
import { resolvers as serviceTypes } from '../features/service-types/service-types.resolvers.js';
import { resolvers as today } from '../features/today/today.resolvers.js';
import type { Resolvers } from '../generated/resolvers.js';
import { typeDefs } from '../generated/type-defs.js';
import { enforceAccess } from '../platform/access-enforcement.js';
import type { AccessRules } from '../platform/access.js';
import { logReads } from '../platform/reads.js';
import { scalars } from '../platform/scalars.js';
import { accessRules } from './access-rules.js';
import type { RequestContext } from './context.js';
import { resolvers as installation } from './installation.resolvers.js';
import { readRules } from './read-rules.js';

const features: readonly Resolvers[] = [
  installation,
  accounts,
  areas,
  associations,
  audit,
  clusters,
  pilots,
  ruleVersions,
  serviceTypes,
  families,
  interventions,
  closings,
  assessments,
  familyPaths,
  monthChecks,
  outcomes,
  today,
];

type Resolve = GraphQLFieldResolver<unknown, RequestContext>;

/**
 * The executable schema, with every operation behind its access rule.
 *
 * @param afterWrite Called after each mutation, before its result is resolved.
 */
export function createSchema(
  afterWrite: (context: RequestContext) => void,
  rules: AccessRules = accessRules,
): GraphQLSchema {
  const schema = buildASTSchema(parse(typeDefs));
  for (const [name, scalar] of Object.entries(scalars)) attachScalar(schema, name, scalar);
  for (const feature of features) attach(schema, feature);
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve: Resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = async (source, args, context: RequestContext, info) => {
      const answer: unknown = await resolve(source, args, context, info);
      afterWrite(context);
      return answer;
    };
  }
  logReads(schema, readRules, rules);
  enforceAccess(schema, rules);
  return schema;
}

function attachScalar(schema: GraphQLSchema, name: string, scalar: GraphQLScalarType): void {
  const type = schema.getType(name);
  if (!(type instanceof GraphQLScalarType)) throw new Error(`The schema has no scalar ${name}`);
  type.serialize = scalar.serialize;
  type.parseValue = scalar.parseValue;
  type.parseLiteral = scalar.parseLiteral;
}

/** Merges a feature's resolvers; each field belongs to one feature. */
function attach(schema: GraphQLSchema, resolvers: Resolvers): void {
  for (const [typeName, resolversByField] of Object.entries(resolvers)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) throw new Error(`The schema has no type ${typeName}`);
    const fields = type.getFields();
    for (const [fieldName, resolve] of Object.entries(resolversByField as Record<string, Resolve>)) {
      const field = fields[fieldName];
      if (field === undefined) throw new Error(`The schema has no field ${typeName}.${fieldName}`);
      if (field.resolve !== undefined) throw new Error(`Two resolvers for ${typeName}.${fieldName}`);
      field.resolve = resolve;
    }
  }
}
