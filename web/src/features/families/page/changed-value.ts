import { isDay, isMonth } from '@anaqid/shared-types';
import type { TFunction } from 'i18next';
import type { Format } from '../../../platform/format.js';
import { isolated } from '../../../platform/isolated.js';

interface Words {
  readonly format: Format;
  readonly t: TFunction<'families'>;
  readonly tFamily: TFunction<'family'>;
}

/** Text group of a field's codes; several codes are separated by commas. */
const groups: Readonly<Record<string, string>> = {
  state: 'State',
  exitReason: 'ExitReason',
  categories: 'Category',
  consents: 'ConsentPurpose',
  'members.sex': 'Sex',
  'members.relation': 'Relation',
  'members.schooling': 'Schooling',
};

/** Fields that hold several free texts. */
const lists: ReadonlySet<string> = new Set(['strengths', 'members.skills']);

/**
 * A value of the history in the reader's language: codes, months, days, yes and no. Free text keeps its own direction.
 */
export function changedValue(field: string, text: string, { format, t, tFamily }: Words): string {
  const group = groups[field];
  if (group !== undefined) {
    return text
      .split(', ')
      .map((code) => tFamily(`${group}.${code}`))
      .join(t('separator'));
  }
  if (field.endsWith('Month') && isMonth(text)) return format.month(text);
  if (field.endsWith('On') && isDay(text)) return format.date(text);
  if (text === 'true' || text === 'false') return t(text === 'true' ? 'yes' : 'no');
  // The server separates several values with a Latin comma.
  return isolated(lists.has(field) ? text.replaceAll(', ', t('separator')) : text);
}
