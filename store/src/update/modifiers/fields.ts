import { fail } from '../../errors.js';
import { compareValues, Doc, Timestamp, typeName, UtcDate, type Value } from '../../values/index.js';
import { type Modifier, REMOVE, type UpdateContext } from './modifier.js';

/** `$set` */
export function parseSet(argument: Value): Modifier {
  return { creates: true, toleratesAnyPath: false, apply: () => argument };
}

/** `$setOnInsert`: `$set` in an upsert that inserts, nothing otherwise. */
export function parseSetOnInsert(argument: Value): Modifier {
  return { ...parseSet(argument), skips: (context) => !context.isInsert };
}

/** `$unset` */
export function parseUnset(): Modifier {
  return { creates: false, toleratesAnyPath: true, apply: () => REMOVE };
}

/** `$min` */
export function parseMin(argument: Value): Modifier {
  return keepBetter((current) => compareValues(argument, current) < 0, argument);
}

/** `$max` */
export function parseMax(argument: Value): Modifier {
  return keepBetter((current) => compareValues(argument, current) > 0, argument);
}

function keepBetter(isBetterThan: (current: Value) => boolean, argument: Value): Modifier {
  return {
    creates: true,
    toleratesAnyPath: false,
    apply: (current) => (current === undefined || isBetterThan(current) ? argument : current),
  };
}

/** `$currentDate`: `true` or `{$type: 'date' | 'timestamp'}`. */
export function parseCurrentDate(argument: Value): Modifier {
  const now = currentDateOf(argument);
  return { creates: true, toleratesAnyPath: false, alwaysChanges: true, apply: (_current, context) => now(context) };
}

const asDate = (context: UpdateContext): Value => new UtcDate(context.now);

let timestampSecond = 0n;
let timestampCount = 0n;

/** Timestamps of one second differ in their counter. */
const asTimestamp = (context: UpdateContext): Value => {
  const second = context.now / 1000n;
  timestampCount = second === timestampSecond ? timestampCount + 1n : 1n;
  timestampSecond = second;
  return new Timestamp((second << 32n) | timestampCount);
};

function currentDateOf(argument: Value): (context: UpdateContext) => Value {
  if (typeof argument === 'boolean') return asDate;
  if (!(argument instanceof Doc)) {
    return fail(
      'BadValue',
      `${typeName(argument)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`,
    );
  }
  let found: Value | undefined;
  for (const [name, value] of argument.entries()) {
    if (name !== '$type') fail('BadValue', `Unrecognized $currentDate option: ${name}`);
    found = value;
  }
  if (found === 'date') return asDate;
  if (found === 'timestamp') return asTimestamp;
  return fail(
    'BadValue',
    "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}",
  );
}
