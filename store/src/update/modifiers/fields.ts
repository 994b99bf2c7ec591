import { compareValues, type Value } from '../../values/index.js';
import { type Modifier, REMOVE } from './modifier.js';

/** `$set` */
export function parseSet(argument: Value): Modifier {
  return { creates: true, toleratesAnyPath: false, apply: () => argument };
}

/** `$setOnInsert`: applies only when an upsert inserts. */
export function parseSetOnInsert(argument: Value): Modifier {
  return { ...parseSet(argument), skips: (context) => !context.isInsert };
}

/** `$unset` */
export function parseUnset(): Modifier {
  return { creates: false, toleratesAnyPath: true, apply: () => REMOVE };
}

/** `$min` */
export function parseMin(argument: Value): Modifier {
  return keepExtreme((current) => compareValues(argument, current) < 0, argument);
}

/** `$max` */
export function parseMax(argument: Value): Modifier {
  return keepExtreme((current) => compareValues(argument, current) > 0, argument);
}

function keepExtreme(isBetterThan: (current: Value) => boolean, argument: Value): Modifier {
  return {
    creates: true,
    toleratesAnyPath: false,
    apply: (current) => (current === undefined || isBetterThan(current) ? argument : current),
  };
}
