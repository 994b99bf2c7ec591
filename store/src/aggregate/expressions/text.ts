import { fail } from '../../errors.js';
import { decimalText } from '../../query/index.js';
import { Code, Decimal128, Int32, Symbol_, Timestamp, typeName, UtcDate } from '../../values/index.js';
import { monthNames } from './dates/calendar.js';
import { isNullish, type Result } from './expression.js';

/** What operators on strings take for a string; nothing is an empty one. */
export function textOf(value: Result): string {
  if (isNullish(value)) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return doubleText(value);
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Int32) return String(value.value);
  if (value instanceof Decimal128) return decimalText(value);
  if (value instanceof UtcDate) return dateText(value.ms);
  if (value instanceof Symbol_) return value.value;
  if (value instanceof Code) return value.code;
  if (value instanceof Timestamp) return timestampText(value);
  return fail(16007, `can't convert from BSON type ${typeName(value)} to String`);
}

/** A double with six digits, as these operators write it. */
function doubleText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0';
  const [mantissa = '', power = '0'] = value.toExponential(5).split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 6) return String(Number(value.toPrecision(6)));
  const digits = String(Math.abs(exponent)).padStart(2, '0');
  return `${mantissa.replace(/\.?0+$/, '')}e${exponent < 0 ? '-' : '+'}${digits}`;
}

function dateText(ms: bigint): string {
  return new Date(Number(ms)).toISOString();
}

function timestampText({ value }: Timestamp): string {
  const date = new Date(Number(value >> 32n) * 1000);
  const day = String(date.getUTCDate()).padStart(2, ' ');
  return `${monthNames[date.getUTCMonth()]?.slice(0, 3) ?? ''} ${day} ${date.toISOString().slice(11, 19)}:${String(value & 0xffff_ffffn)}`;
}
