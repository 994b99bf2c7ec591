import { fail } from '../../errors.js';
import { wholeIn } from '../../plain.js';
import { Doc, type Value } from '../../values/index.js';
import { aText, inRange, oneOf, structured, type Check } from '../checks.js';

const aSpan = inRange(1, 31_536_000);
/** The span of buckets that each granularity stands for. */
const spans: Readonly<Record<string, number>> = { seconds: 3600, minutes: 86_400, hours: 2_592_000 };

const aField: Check = (value, path) => {
  aText(value, path);
  if ((value as string).includes('\0')) fail('BadValue', `'${path}' must not contain null bytes`);
};

const shape = structured(
  {
    timeField: aField,
    metaField: aField,
    granularity: oneOf(...Object.keys(spans)),
    bucketMaxSpanSeconds: aSpan,
    bucketRoundingSeconds: aSpan,
  },
  ['timeField'],
);

/** https://www.mongodb.com/docs/manual/core/timeseries-collections/ */
export const timeSeries: Check = (value, path) => {
  shape(value, path);
  if (!(value instanceof Doc)) return;
  for (const name of ['timeField', 'metaField'])
    if (textOf(value.get(name)).includes('.')) fail('InvalidOptions', `'${name}' must not contain a '.'`);
  const meta = value.get('metaField') ?? null;
  if (meta === '_id') fail('InvalidOptions', "'metaField' cannot be '_id'");
  if (meta !== null && meta === value.get('timeField'))
    fail('InvalidOptions', "'metaField' and 'timeField' must not be the same field");
  checkSpans(value);
};

function checkSpans(spec: Doc): void {
  const most = wholeIn(spec.get('bucketMaxSpanSeconds'));
  const rounding = wholeIn(spec.get('bucketRoundingSeconds'));
  const granularity = spec.get('granularity') ?? null;
  if (granularity !== null && rounding === null && (most === null || most === spans[textOf(granularity)])) return;
  if (granularity !== null) fail('InvalidOptions', 'granularity and spans of buckets cannot be set at once');
  if (most !== rounding)
    fail('InvalidOptions', 'bucketMaxSpanSeconds and bucketRoundingSeconds must be set together, to the same value');
}

const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');
