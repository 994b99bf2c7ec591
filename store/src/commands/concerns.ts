import { fail } from '../errors.js';
import { exactIn, numberIn } from '../plain.js';
import type { CommandRules } from '../supported.js';
import { Doc, Timestamp, isNumber, typeName, type Value } from '../values/index.js';

const levels = new Set(['local', 'majority', 'available', 'linearizable', 'snapshot']);
const readConcernFields = new Set(['level', 'afterClusterTime', 'atClusterTime', 'provenance']);
const writeConcernFields = new Set([
  'w',
  'j',
  'fsync',
  'wtimeout',
  'provenance',
  'wOpTime',
  'wElectionId',
  'wNumNodes',
  'wMode',
]);
const provenances = new Set(['clientSupplied', 'implicitDefault', 'customDefault', 'getLastErrorDefaults']);
const mostMembers = 50;
const longestTime = 2_147_483_647;

/**
 * Checks what a command asks for in consistency and durability. One member that flushes before it answers gives all of it;
 * what asks for more members cannot be given.
 */
export function checkConcerns(name: string, body: Doc, rules: CommandRules): void {
  const read = body.get('readConcern');
  if (read instanceof Doc)
    checkReadConcern(name, read, body.get('startTransaction') === true ? 'all' : rules.readConcern);
  const write = body.get('writeConcern');
  if (write instanceof Doc) {
    if (rules.writeConcern !== true) fail('InvalidOptions', `Command ${name} does not support writeConcern`);
    checkWriteConcern(write);
  }
  checkTime(name, body.get('maxTimeMS'));
}

const checkReadConcern = (name: string, concern: Doc, allowed: CommandRules['readConcern']): void => {
  for (const field of concern.keys())
    if (!readConcernFields.has(field)) fail(40415, `BSON field 'readConcern.${field}' is an unknown field.`);
  const level = concern.get('level') ?? 'local';
  if (typeof level !== 'string') throw wrongType('level', level, 'string');
  if (!levels.has(level))
    fail('BadValue', `Enumeration value '${level}' for field 'readConcern.level' is not a valid value.`);
  const provenance = concern.get('provenance');
  if (provenance != null && typeof provenance !== 'string') return wrongType('provenance', provenance, 'string');
  if (provenance != null && !provenances.has(provenance))
    fail('BadValue', `Enumeration value '${provenance}' for field 'readConcern.provenance' is not a valid value.`);
  const after = concern.get('afterClusterTime');
  if (after !== undefined && !(after instanceof Timestamp)) throw wrongType('afterClusterTime', after, 'timestamp');
  if (after instanceof Timestamp && after.value === 0n)
    fail('InvalidOptions', 'afterClusterTime cannot be a null timestamp');
  const time = concern.get('atClusterTime');
  if (time !== undefined && !(time instanceof Timestamp)) throw wrongType('atClusterTime', time, 'timestamp');
  if (time != null) fail('InvalidOptions', 'readConcern atClusterTime is not supported');
  if (level === 'snapshot' && allowed !== 'all')
    fail('InvalidOptions', `Command ${name} does not support { readConcern: { level: "snapshot" } }`);
  if (level !== 'local' && allowed === undefined)
    fail('InvalidOptions', `Command ${name} does not support { readConcern: { level: "${level}" } }`);
};

const wrongType = (field: string, value: Value, expected: string): never =>
  fail(
    'TypeMismatch',
    `BSON field 'readConcern.${field}' is the wrong type '${typeName(value)}', expected type '${expected}'`,
  );

const checkWriteConcern = (concern: Doc): void => {
  for (const [field, value] of concern.entries()) {
    if (!writeConcernFields.has(field)) fail(40415, `BSON field 'writeConcern.${field}' is an unknown field.`);
    if ((field === 'j' || field === 'fsync') && value !== null && typeof value !== 'boolean' && !isNumber(value))
      fail(
        'TypeMismatch',
        `BSON field 'writeConcern.${field}' is the wrong type '${typeName(value)}', expected types '[bool, int, decimal, double, long]'`,
      );
    if (field === 'provenance' && (typeof value !== 'string' || !provenances.has(value)))
      fail('BadValue', `Enumeration value for field 'writeConcern.provenance' is not a valid value.`);
    if (field === 'wtimeout' && (numberIn(value) ?? 0) > longestTime)
      fail('FailedToParse', 'wtimeout must be a 32-bit integer');
  }
  checkMembers(concern.get('w') ?? null);
};

const checkMembers = (w: Value): void => {
  if (w === null || typeof w === 'string') return;
  if (isNumber(w)) {
    const number = Math.round(numberIn(w) ?? Number.NaN);
    if (number >= 0 && number <= mostMembers) return;
    fail('FailedToParse', 'w has to be a non-negative number and not greater than 50');
  }
  if (w instanceof Doc && w.size > 0 && [...w.values()].every((value) => isNumber(value))) return;
  fail('FailedToParse', 'w has to be a number, string, or object');
};

const checkTime = (name: string, value: Value | undefined): void => {
  if (value == null) return;
  const exact = exactIn(value);
  if (exact === null) return fail('FailedToParse', `${name}.maxTimeMS has a non-integral value`);
  if (exact < 0n || exact > BigInt(longestTime))
    fail('BadValue', `${exact} value for maxTimeMS is out of range [0, ${longestTime}]`);
};
