import { fail } from '../errors.js';
import { wholeIn } from '../plain.js';
import { Doc, type Value } from '../values/index.js';
import { aBool, aText, evenNull, inRange, oneOf, structured, type Check } from './checks.js';

const shape = structured(
  {
    locale: aText,
    strength: inRange(1, 5),
    caseLevel: aBool,
    caseFirst: oneOf('upper', 'lower', 'off'),
    numericOrdering: aBool,
    alternate: oneOf('non-ignorable', 'shifted'),
    maxVariable: oneOf('punct', 'space'),
    normalization: aBool,
    backwards: evenNull(aBool),
    version: aText,
  },
  ['locale'],
);
const version = '57.1';
const defaultStrength = 3;

/** A collation that says something. https://www.mongodb.com/docs/manual/reference/collation/ */
export const aCollation: Check = (value, path) => {
  shape(value, path);
  if (!(value instanceof Doc)) return;
  checkLocale(value.get('locale') as string);
  const given = value.get('version') ?? version;
  if (given !== version)
    fail('IncompatibleCollationVersion', `The collation version is '${version}', another was requested`);
  const strength = wholeIn(value.get('strength')) ?? defaultStrength;
  if (value.get('backwards') === true && strength === 1)
    fail('BadValue', "'backwards' is invalid with 'strength' of 1");
  if ((value.get('caseFirst') ?? 'off') !== 'off' && value.get('caseLevel') !== true && strength < defaultStrength)
    fail('BadValue', "'caseFirst' is invalid unless 'caseLevel' is on or 'strength' is greater than 2");
};

/** The same where an empty document stands for none. */
export const aCollationOrNone: Check = (value, path) => {
  if (!(value instanceof Doc) || value.size > 0) aCollation(value, path);
};

/** Whether texts are compared by their bytes, as without a collation. */
export function isSimple(value: Value | undefined): boolean {
  return (
    value == null ||
    (value instanceof Doc && (value.size === 0 || (value.size === 1 && value.get('locale') === 'simple')))
  );
}

function checkLocale(locale: string): void {
  if (locale === 'simple' || isKnownLocale(locale.replace(/@collation=\w+$/, '').replaceAll('_', '-'))) return;
  fail('BadValue', `Field 'locale' is invalid in a collation: ${locale}`);
}

function isKnownLocale(tag: string): boolean {
  try {
    return Intl.Collator.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
