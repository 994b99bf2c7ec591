import { fail } from '../errors.js';
import type { CommandRules } from '../supported.js';
import { Doc, exactInteger, isNumber, toNumber, type Value } from '../values/index.js';
import { wrongType } from '../wrong-type.js';

const levels = new Set(['local', 'majority', 'available', 'linearizable', 'snapshot']);
/** Fields of MongoDB that the store does not support. */
const refusedReadFields = new Set(['afterClusterTime', 'atClusterTime', 'provenance']);
const refusedWriteFields = new Set(['fsync', 'provenance', 'wOpTime', 'wElectionId', 'wNumNodes', 'wMode']);
const maximumMembers = 50;
const maximumTime = 2_147_483_647;

/**
 * Validates the read and write concern of a command. With a single member that flushes before it acknowledges, every level
 * that MongoDB accepts is satisfied.
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
  for (const field of concern.keys()) if (field !== 'level') refuseField('readConcern', field, refusedReadFields);
  const level = concern.get('level') ?? 'local';
  if (typeof level !== 'string') return wrongType('readConcern.level', level, ['string']);
  if (!levels.has(level))
    fail('BadValue', `Enumeration value '${level}' for field 'readConcern.level' is not a valid value.`);
  if ((level === 'snapshot' && allowed !== 'all') || (level !== 'local' && allowed === undefined))
    fail('InvalidOptions', `Command ${name} does not support { readConcern: { level: "${level}" } }`);
};

const checkWriteConcern = (concern: Doc): void => {
  for (const [field, value] of concern.entries()) {
    if (field === 'j') {
      if (value !== null && typeof value !== 'boolean' && !isNumber(value))
        wrongType('writeConcern.j', value, ['bool', 'int', 'decimal', 'double', 'long']);
    } else if (field === 'wtimeout') {
      if ((toNumber(value) ?? 0) > maximumTime) fail('FailedToParse', 'wtimeout must be a 32-bit integer');
    } else if (field === 'w') checkMembers(value);
    else refuseField('writeConcern', field, refusedWriteFields);
  }
};

const refuseField = (concern: string, field: string, unsupported: ReadonlySet<string>): never =>
  unsupported.has(field)
    ? fail('CommandNotSupported', `The option '${field}' of ${concern} is not supported`)
    : fail(40415, `BSON field '${concern}.${field}' is an unknown field.`);

const checkMembers = (w: Value): void => {
  if (w === null || typeof w === 'string') return;
  if (isNumber(w)) {
    const number = Math.round(toNumber(w) ?? Number.NaN);
    if (number >= 0 && number <= maximumMembers) return;
    fail('FailedToParse', 'w has to be a non-negative number and not greater than 50');
  }
  if (w instanceof Doc && w.size > 0 && [...w.values()].every((value) => isNumber(value))) return;
  fail('FailedToParse', 'w has to be a number, string, or object');
};

const checkTime = (name: string, value: Value | undefined): void => {
  if (value == null) return;
  const exact = exactInteger(value);
  if (exact === null) return fail('FailedToParse', `${name}.maxTimeMS has a non-integral value`);
  if (exact < 0n || exact > BigInt(maximumTime))
    fail('BadValue', `${exact} value for maxTimeMS is out of range [0, ${maximumTime}]`);
};
