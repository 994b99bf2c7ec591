import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { isCalendarDay, isCalendarMonth } from '@anaqid/shared-types';

/** A string scalar that is validated on input and output. */
function textScalar(name: string, isValid: (value: string) => boolean): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    if (typeof value === 'string' && isValid(value)) return value;
    throw new GraphQLError(`Invalid ${name}`);
  };
  return new GraphQLScalarType({
    name,
    serialize: parse,
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
  });
}

const isInstant = (value: string): boolean => /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value));

function toMoney(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new GraphQLError('Invalid Money');
}

const moneyLiteral = (node: ValueNode): number => toMoney(node.kind === Kind.INT ? Number(node.value) : null);

/**
 * Custom scalars. Months and days are accepted as any text on input: the services validate them, so that an invalid one
 * is a refusal with its field.
 */
export const scalars = {
  Month: incomingText('Month', isCalendarMonth),
  Date: incomingText('Date', isCalendarDay),
  DateTime: textScalar('DateTime', isInstant),
  Money: new GraphQLScalarType({
    name: 'Money',
    serialize: toMoney,
    parseValue: toMoney,
    parseLiteral: moneyLiteral,
  }),
};

function incomingText(name: string, isValid: (value: string) => boolean): GraphQLScalarType<string, string> {
  const strict = textScalar(name, isValid);
  const lenient = textScalar(name, () => true);
  return new GraphQLScalarType({
    name,
    serialize: strict.serialize,
    parseValue: lenient.parseValue,
    parseLiteral: lenient.parseLiteral,
  });
}
