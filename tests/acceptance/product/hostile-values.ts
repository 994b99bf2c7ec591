import {
  getNullableType,
  isInputObjectType,
  isListType,
  isScalarType,
  type GraphQLArgument,
  type GraphQLInputType,
} from 'graphql';

const cursor = (content: string): string => Buffer.from(content).toString('base64url');

const texts: readonly string[] = [
  '',
  'a{2',
  'x\u0000y',
  'x\uD800y',
  '[(*\\.$^|?',
  '{"$gt":""}',
  '\u202Ea',
  '0000-00',
  '9999-12',
  '2018-02-31',
  '9999-12-31',
  '-000001-01-01',
  'س'.repeat(20_000),
];
const cursors = [
  'null',
  '[null,null]',
  '["a{","b"]',
  '[{"at":1e300},"b"]',
  '[{"$gt":""},"b"]',
  '["\\u0000","\\ud800"]',
  '[1e400,"b"]',
];
const wholeNumbers = [-2_147_483_648, 2_147_483_647, -1, 0, 13, 1000];
const values: Readonly<Record<string, readonly unknown[]>> = {
  String: texts,
  ID: texts,
  Month: texts,
  Date: texts,
  Int: wholeNumbers,
  Float: [...wholeNumbers, 1e308, -1e308, 5e-324, 0.1],
  Money: [...wholeNumbers, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER],
};

/** A path in the variables of an operation, such as `input.entries.0.day`, and the values to try there. */
interface HostilePlace {
  readonly path: readonly string[];
  readonly values: readonly unknown[];
}

/** Every text and number among the arguments of an operation, list items included, with hostile values for it. */
export function hostilePlaces(fieldArguments: readonly GraphQLArgument[]): HostilePlace[] {
  return fieldArguments.flatMap(({ name, type }) => placesIn(type, [name]));
}

function placesIn(inputType: GraphQLInputType, path: readonly string[]): HostilePlace[] {
  const type = getNullableType(inputType);
  if (isListType(type)) return placesIn(type.ofType, [...path, '0']);
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).flatMap((field) => placesIn(field.type, [...path, field.name]));
  }
  if (!isScalarType(type)) return [];
  const tried = path.at(-1) === 'after' ? [...texts, ...cursors.map(cursor)] : (values[type.name] ?? []);
  return tried.length === 0 ? [] : [{ path, values: tried }];
}

/** The variables with a value at a path; missing objects and lists on the path are created. */
export function withValue(variables: unknown, [step, ...further]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  if (step === '0') {
    const items = Array.isArray(variables) ? (variables as unknown[]) : [];
    return [withValue(items[0], further, value), ...items.slice(1)];
  }
  const fields = typeof variables === 'object' && variables !== null ? variables : {};
  const inner: unknown = Object.entries(fields).find(([name]) => name === step)?.[1];
  return { ...fields, [step]: withValue(inner, further, value) };
}
