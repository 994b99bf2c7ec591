import { fail } from '../../../errors.js';
import { exactInteger } from '../../../query/index.js';
import { UtcDate, type Value } from '../../../values/index.js';
import { isNullish, nowhere, operation, shown, type Operator, type Operators } from '../expression.js';
import { parseFields, type Fields } from '../named-arguments.js';
import { dateDifference, movedDate, truncatedDate } from './spans.js';
import { startOfWeekOf, unitOf, type Unit } from './units.js';
import { instantOf, zoneOf, type Zone } from './zones.js';

/** Dates and the units between them. https://www.mongodb.com/docs/manual/reference/operator/aggregation/dateAdd/, dateSubtract/, dateDiff/ and dateTrunc/ */
export const intervals: Operators = [
  ['$dateAdd', withUnit(moving((amount) => amount))],
  ['$dateSubtract', withUnit(moving(negated))],
  [
    '$dateDiff',
    withUnit({
      codes: [5166301, 5166302],
      required: { startDate: 5166303, endDate: 5166304, unit: 5166305 },
      optional: ['startOfWeek', 'timezone'],
      compute: ({ startDate, endDate, startOfWeek, ...given }, zone, name) => {
        const start = instantOf(startDate, name, 5166307);
        const end = instantOf(endDate, name, 5166307);
        const unit = unitOf(given.unit, name);
        return dateDifference(start, end, unit, zone, firstDayOf(startOfWeek, unit, name));
      },
    }),
  ],
  [
    '$dateTrunc',
    withUnit({
      codes: [5439007, 5439008],
      required: { date: 5439009, unit: 5439010 },
      optional: ['binSize', 'startOfWeek', 'timezone'],
      compute: ({ date, binSize, startOfWeek, ...given }, zone, name) => {
        const at = instantOf(date, name, 5166307);
        const unit = unitOf(given.unit, name);
        const bin = binSize === undefined ? 1n : binSizeOf(binSize);
        return new UtcDate(truncatedDate(at, bin, unit, zone, firstDayOf(startOfWeek, unit, name)));
      },
    }),
  ],
];

type Required = 'date' | 'startDate' | 'endDate' | 'unit' | 'amount';
type Optional = 'binSize' | 'startOfWeek' | 'timezone';
type Given = Record<Required, Value> & Partial<Record<Optional, Value>>;

interface Form {
  /** For an argument that is no document, and for a field that is not known. */
  readonly codes: readonly [number, number];
  /** The fields that must be there, with the codes for when they are not. */
  readonly required: Readonly<Partial<Record<Required, number>>>;
  readonly optional: readonly Optional[];
  readonly compute: (given: Readonly<Given>, zone: Zone, name: string) => Value;
}

/** Null as soon as a field is nullish; what the others are is looked at after that. */
function withUnit({ codes, required, optional, compute }: Form): Operator {
  return (argument, context, name) => {
    const known = [...(Object.keys(required) as Required[]), ...optional];
    const fields = parseFields(argument, known, [...codes, required], context, name);
    const whole = operation(
      known.flatMap((field) => fields.get(field) ?? []),
      (scope) => {
        const given = {} as Given;
        for (const field of known) {
          const value = fields.get(field)?.evaluate(scope);
          if (value === undefined) continue;
          if (isNullish(value)) return null;
          given[field] = value;
        }
        return compute(given, zoneOf(given.timezone, name), name);
      },
    );
    const fold = (): void => {
      whole.fold();
      if (!whole.constant) checkConstants(fields, name);
    };
    return { ...whole, fold };
  };
}

/** What is the same for all documents is wrong before the first is read, and in that order. */
function checkConstants(fields: Fields, name: string): void {
  let unit: Unit | null = null;
  const checks: readonly (readonly [Required | Optional, (value: Value) => unknown])[] = [
    ['unit', (value) => (unit = unitOf(value, name))],
    ['startOfWeek', (value) => unit !== null && firstDayOf(value, unit, name)],
    ['binSize', binSizeOf],
    ['timezone', (value) => zoneOf(value, name)],
  ];
  for (const [field, check] of checks) {
    const expression = fields.get(field);
    if (expression?.constant !== true) continue;
    const value = expression.evaluate(nowhere);
    if (isNullish(value)) return;
    check(value);
  }
}

function moving(direction: (amount: bigint) => bigint): Form {
  return {
    codes: [5166400, 5166401],
    required: { startDate: 5166402, unit: 5166402, amount: 5166402 },
    optional: ['timezone'],
    compute: ({ startDate, amount, ...given }, zone, name) => {
      const start = instantOf(startDate, name, 5166403);
      const unit = unitOf(given.unit, name);
      const count =
        exactInteger(amount) ?? fail(5166405, `${name} expects integer amount of time units, got ${shown(amount)}`);
      return new UtcDate(movedDate(start, direction(count), unit, zone));
    },
  };
}

function negated(amount: bigint): bigint {
  if (amount === -(2n ** 63n)) fail(6045000, `invalid $dateSubtract 'amount' parameter value: ${amount}`);
  return -amount;
}

function binSizeOf(value: Value): bigint {
  const size = exactInteger(value) ?? fail(5439017, "$dateTrunc requires 'binSize' to be a 64-bit integer");
  return size > 0n ? size : fail(5439018, "$dateTrunc requires 'binSize' to be greater than 0");
}

/** Sunday, if nothing else is said; only weeks ask for it. */
const firstDayOf = (value: Value | undefined, unit: Unit, name: string): number =>
  value === undefined || unit.name !== 'week' ? 0 : startOfWeekOf(value, name);
