import {
  defaultFieldResolver,
  getNamedType,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { refusalOf, type AccessRules } from './access.js';
import type { Actor } from './actor.js';

/** What the log keeps of an answer that holds persons' data: never a value, never a word that was typed. */
export interface Read {
  /** What was read, such as `familyFile`: the kind of record of the entry. */
  readonly kind: string;
  /** The family, cluster or pilot that it is of; null: everything that the reader may see. */
  readonly recordId: string | null;
  readonly filter: readonly ReadFilter[];
  /** Rows of the list; null: not a list. */
  readonly rows: number | null;
}

/** A choice that cut a list: a state, an id, a month. */
interface ReadFilter {
  readonly field: string;
  readonly value: string;
}

/** How an operation that answers with persons' data is logged. */
interface ReadRule {
  readonly kind: string;
  /** Argument that names the family, cluster or pilot; without one the `_id` of the answer is taken. */
  readonly id?: string;
  /**
   * Arguments that cut the list, or properties of the answer where the argument was left out. Only those whose values
   * are states, ids, months or days; what a person types is not among them.
   */
  readonly filter?: readonly string[];
  /** Number of rows of a list. */
  readonly rows?: 'length' | 'totalCount' | { readonly of: string };
}

/** Rules by schema coordinate, such as `Query.family`. */
export type ReadRules = Readonly<Record<string, ReadRule>>;

interface Reading {
  readonly actor: Actor | null;
  readonly services: { readonly audit: { noteRead(actor: Actor, read: Read): Promise<void> } };
}

type Resolve = GraphQLFieldResolver<unknown, Reading>;
type Values = Readonly<Record<string, unknown>>;

/**
 * Wraps the queries that answer with persons' data so that each answer is in the log before it is given. Persons' data
 * is what the administrator, who reads the log, is refused.
 *
 * @throws Error naming the queries without a rule and the rules without such a query, so that the server does not start.
 */
export function logReads(schema: GraphQLSchema, rules: ReadRules, access: AccessRules): void {
  const fields = schema.getQueryType()?.getFields() ?? {};
  const read = personalQueries(schema, access);
  const missing = read.filter((name) => rules[name] === undefined);
  if (missing.length > 0) throw new Error(`Queries of persons' data without a log rule: ${missing.join(', ')}`);
  const superfluous = Object.keys(rules).filter((name) => !read.includes(name));
  if (superfluous.length > 0) throw new Error(`Log rules without a query of persons' data: ${superfluous.join(', ')}`);
  for (const field of Object.values(fields)) logAnswers(field, rules[`Query.${field.name}`]);
}

/** Queries that the administrator may not ask, or whose answer holds anywhere what the administrator may not read. */
export function personalQueries(schema: GraphQLSchema, access: AccessRules): string[] {
  const isRefused = (name: string): boolean => {
    const rule = access[name];
    return rule !== undefined && refusalOf(rule, 'ADMINISTRATOR') !== null;
  };
  return Object.values(schema.getQueryType()?.getFields() ?? {})
    .filter(({ name, type }) => isRefused(`Query.${name}`) || reaches(getNamedType(type), isRefused))
    .map(({ name }) => `Query.${name}`);
}

/** Whether a type, or a type of a field on any path below it, passes the test. */
function reaches(
  type: GraphQLNamedType,
  isMeant: (name: string) => boolean,
  seen: Set<string> = new Set<string>(),
): boolean {
  if (isMeant(type.name)) return true;
  if (seen.has(type.name) || !isObjectType(type)) return false;
  seen.add(type.name);
  return Object.values(type.getFields()).some((field) => reaches(getNamedType(field.type), isMeant, seen));
}

function logAnswers(field: GraphQLField<unknown, Reading>, rule: ReadRule | undefined): void {
  if (rule === undefined) return;
  const resolve: Resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = async (source, args: Values, context, info) => {
    const answer: unknown = await resolve(source, args, context, info);
    const read = readOf(rule, args, answer);
    if (read !== null && context.actor !== null) await context.services.audit.noteRead(context.actor, read);
    return answer;
  };
}

/** What was read; null: nothing was, because the record is outside the reader's scope or the list is empty. */
export function readOf(rule: ReadRule, args: Values, answer: unknown): Read | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const values = answer as Values;
  const rows = rowsOf(rule, values);
  if (rows === 0) return null;
  const recordId = rule.id === undefined ? values['_id'] : args[rule.id];
  return {
    kind: rule.kind,
    recordId: typeof recordId === 'string' ? recordId : null,
    filter: (rule.filter ?? []).flatMap((field) => filtersOf(field, args[field] ?? values[field])),
    rows,
  };
}

function rowsOf({ rows }: ReadRule, answer: Values): number | null {
  if (rows === undefined) return null;
  const counted = typeof rows === 'string' ? answer[rows] : answer[rows.of];
  return Array.isArray(counted) ? counted.length : Number(counted);
}

function filtersOf(field: string, chosen: unknown): ReadFilter[] {
  const values: readonly unknown[] = Array.isArray(chosen)
    ? chosen.map(String).toSorted((a, b) => (a < b ? -1 : 1))
    : [chosen];
  return values.flatMap((value) =>
    typeof value === 'string' || typeof value === 'number' ? [{ field, value: String(value) }] : [],
  );
}
