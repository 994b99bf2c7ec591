import { fail } from '../../errors.js';
import { isTrue, wholeIn } from '../../plain.js';
import { Doc, equalValues, type Value } from '../../values/index.js';
import { isSimple } from '../collation.js';
import { checkViewPipeline } from './view.js';

/** Pairs of options that exclude each other, in the order in which they are looked for. */
const excluding: readonly (readonly [string, string, number])[] = [
  ['encryptedFields', 'viewOn', 6346401],
  ['clusteredIndex', 'viewOn', 6026500],
  ...[
    'capped',
    'size',
    'max',
    'clusteredIndex',
    'idIndex',
    'validator',
    'validationLevel',
    'validationAction',
    'viewOn',
    'pipeline',
    'changeStreamPreAndPostImages',
    'encryptedFields',
  ].map((other) => ['timeseries', other, 72] as const),
  ['clusteredIndex', 'capped', 6049200],
  ['clusteredIndex', 'max', 6049204],
];

/** What options of `create` say of each other, once each is right by itself. */
export function checkTogether(name: string, body: Doc): void {
  const has = (option: string): boolean => (body.get(option) ?? null) !== null;
  for (const [one, other, code] of excluding)
    if (has(one) && has(other)) fail(code, `'${one}' is not allowed with '${other}'`);
  if (!has('viewOn') && has('pipeline')) fail('InvalidOptions', "'pipeline' requires 'viewOn' to also be specified");
  checkCapped(body, has);
  checkExpiry(body, has);
  checkIdCollation(body);
  if (!has('viewOn')) return;
  if (body.get('viewOn') === name) fail('GraphContainsCycle', `View cycle detected: ${name}`);
  const pipeline = body.get('pipeline');
  checkViewPipeline(Array.isArray(pipeline) ? pipeline : []);
}

type Has = (option: string) => boolean;

function checkCapped(body: Doc, has: Has): void {
  const isCapped = isTrue(body.get('capped'));
  if (isCapped && !has('size')) fail('InvalidOptions', "the 'size' field is required when 'capped' is true");
  if (!isCapped && !has('viewOn') && (has('size') || has('max')))
    fail('InvalidOptions', "the 'capped' field needs to be true when either the 'size' or 'max' fields are present");
}

function checkExpiry(body: Doc, has: Has): void {
  if (!has('expireAfterSeconds')) return;
  if (!has('timeseries') && !(body.get('clusteredIndex') instanceof Doc))
    fail('InvalidOptions', "'expireAfterSeconds' is only supported on time series and clustered collections");
  const seconds = wholeIn(body.get('expireAfterSeconds')) ?? 0;
  if (seconds < 0 || seconds * 1000 > Date.now())
    fail('InvalidOptions', "'expireAfterSeconds' must be within the range from 0 to the current epoch");
}

function checkIdCollation(body: Doc): void {
  const spec = body.get('idIndex');
  const own = spec instanceof Doc ? spec.get('collation') : undefined;
  if (own === undefined) return;
  const given: Value | undefined = body.get('collation');
  if (isSimple(own) ? !isSimple(given) : given === undefined || !equalValues(own, given))
    fail('BadValue', "'idIndex' must have the same collation as the collection.");
}
