import { fail } from '../../errors.js';
import { count } from '../../plain.js';
import { PAUSE } from '../../slices.js';
import { Doc, exactInteger, type Value } from '../../values/index.js';
import type { Flow, Item, Stage, StageParser } from './stage.js';

export interface CuttingStage extends Stage {
  readonly amount: number;
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/limit/ */
export const parseLimit: StageParser = (argument, name): CuttingStage => {
  const amount = nonNegativeInteger(argument, 5107201, 'invalid argument to $limit stage');
  if (amount === 0) fail(15958, 'the limit must be positive');
  return { name, amount, run: (source) => limited(source, amount) };
};

function* limited(source: Flow, amount: number): Generator<Item | typeof PAUSE> {
  let passed = 0;
  for (const item of source) {
    yield item;
    if (item !== PAUSE && ++passed >= amount) return;
  }
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/skip/ */
export const parseSkip: StageParser = (argument, name): CuttingStage => {
  const amount = nonNegativeInteger(argument, 5107200, 'invalid argument to $skip stage');
  return { name, amount, run: (source) => skipped(source, amount) };
};

function* skipped(source: Flow, amount: number): Generator<Item | typeof PAUSE> {
  let left = amount;
  for (const item of source) {
    if (item === PAUSE) yield PAUSE;
    else if (left > 0) left--;
    else yield item;
  }
}

function nonNegativeInteger(value: Value, code: number, message: string): number {
  const whole = exactInteger(value);
  if (whole === null) return fail(code, `${message}: Expected an integer`);
  if (whole < 0n) return fail(code, `${message}: Expected a non-negative number`);
  return Number(whole);
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/count/ */
export const parseCount: StageParser = (argument, name) => {
  if (typeof argument !== 'string') return fail(40156, 'the count field must be a non-empty string');
  if (argument === '') return fail(40157, 'the count field must be a non-empty string');
  if (argument.startsWith('$')) return fail(40158, 'the count field cannot be a $-prefixed path');
  if (argument.includes('\0')) return fail(40159, 'the count field cannot contain a null byte');
  if (argument.includes('.')) return fail(40160, "the count field cannot contain '.'");
  if (argument === '_id') return fail(9039800, 'the count field cannot be _id');
  return { name, run: (source) => counted(source, argument) };
};

function* counted(source: Flow, field: string): Generator<Item | typeof PAUSE> {
  let n = 0;
  for (const item of source) {
    if (item === PAUSE) yield PAUSE;
    else n++;
  }
  if (n > 0) yield new Doc([[field, count(n)]]);
}
