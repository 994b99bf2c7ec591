import { isDay, isMonth } from '@anaqid/shared-types';
import type { TFunction } from 'i18next';
import type { Format } from '../../../platform/format.js';
import { isolated } from '../../../platform/isolated.js';

interface Words {
  readonly format: Format;
  readonly t: TFunction<'families'>;
  readonly tFamily: TFunction<'family'>;
}

/** Group of words that a field's codes belong to; several codes are joined by commas. */
const groups: Readonly<Record<string, string>> = {
  state: 'State',
  exitReason: 'ExitReason',
  categories: 'Category',
  consents: 'ConsentPurpose',
  'members.sex': 'Sex',
  'members.relation': 'Relation',
  'members.schooling': 'Schooling',
};

/** Fields of several texts, as people wrote them. */
const lists: ReadonlySet<string> = new Set(['strengths', 'members.skills']);

/** A value of the history in the reader's words: codes, months, days, yes and no; anything else as written, in its own direction. */
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
  // The server lists several with a Latin comma.
  return isolated(lists.has(field) ? text.replaceAll(', ', t('separator')) : text);
}
