import { fail } from '../../../errors.js';
import { UtcDate, type Value } from '../../../values/index.js';
import { isNullish, operation, shown, type Context, type Expression, type Operators } from '../expression.js';
import { checked, given, orOnError, parseFields } from '../named-arguments.js';
import { instantAt } from './clock.js';
import { parseDateText } from './date-text.js';
import { checkFormat, saysUtc } from './formats.js';
import { parseFormatted, specifiersOfTexts } from './formatted-text.js';
import { withZone, zoneIn } from './zone-argument.js';
import type { Zone } from './zones.js';

/** Dates out of texts. https://www.mongodb.com/docs/manual/reference/operator/aggregation/dateFromString/ */
export const datesFromTexts: Operators = [['$dateFromString', parseFromString]];

function parseFromString(argument: Value, context: Context, name: string): Expression {
  const known = ['dateString', 'format', 'timezone', 'onError', 'onNull'];
  const parsed = parseFields(argument, known, [40540, 40541, { dateString: 40542 }], context, name);
  const fields = checked(withZone(parsed, name), 'format', (value) => formatOf(value, name));
  // A wrong format is found before a wrong zone.
  const operands = [...new Set(['format', ...known])].flatMap((field) => fields.get(field) ?? []);
  return operation(operands, (scope) => {
    const format = given(fields, 'format', scope);
    const zone = zoneIn(fields, scope, name);
    const text = given(fields, 'dateString', scope) ?? null;
    if (isNullish(text)) return given(fields, 'onNull', scope) ?? null;
    return orOnError(fields, scope, () => {
      if (typeof text !== 'string')
        return fail('ConversionFailure', `${name} requires that 'dateString' be a string, found: ${shown(text)}`);
      if (zone === null || (format !== undefined && isNullish(format))) return null;
      const isUtc = saysUtc(given(fields, 'timezone', scope));
      return new UtcDate(momentIn(text, format === undefined ? null : (format as string), zone, isUtc));
    });
  });
}

function formatOf(value: Value, name: string): void {
  if (typeof value !== 'string')
    return fail(40684, `${name} requires that 'format' be a string, found: ${shown(value)}`);
  checkFormat(value, specifiersOfTexts, name);
}

function momentIn(text: string, format: string | null, zone: Zone, isUtc: boolean): bigint {
  const { local, offset } = format === null ? parseDateText(text) : parseFormatted(text, format);
  if (offset === null) return instantAt(local, zone);
  if (!isUtc)
    return fail('ConversionFailure', 'a time zone in a date/time string does not go together with a timezone argument');
  return local - BigInt(offset);
}
