import type { TFunction } from 'i18next';
import type { AuditEntryPartsFragment } from '../../generated/operations.js';
import type { Format } from '../../platform/format.js';

/** Kinds of records that were changed or exported, by which the log can be filtered. */
export const recordTypes = [
  ...(['family', 'intervention', 'consent', 'lifeCycleEvent', 'closing', 'reopening'] as const),
  ...(['assessment', 'monthConfirmation', 'cellQuestion', 'savedOutcomes'] as const),
  ...(['pilot', 'pilotExtension', 'incomeLine', 'priceIndex'] as const),
  ...(['cluster', 'association', 'membership', 'area', 'serviceType', 'account', 'log'] as const),
] as const;

/** Kinds of what people read. */
export const readTypes = [
  ...(['familyFile', 'familyList', 'needList', 'monthGrid', 'visitForm', 'visitList', 'questionList'] as const),
  ...(['repeatList', 'servicesOfFamily', 'givenList', 'todayList'] as const),
  ...(['outcomes', 'figureFamilies', 'savedOutcomeList'] as const),
] as const;

/** The action in the reader's language; an action without a text is shown as it is. */
export function actionText(t: TFunction<'audit'>, action: string): string {
  return t(`Action.${action}`, { defaultValue: action });
}

type Change = AuditEntryPartsFragment['changes'][number];
type Name = NonNullable<Change['before']>;

/** What an entry says beyond its action, a line each: fields before and after, or what a list was cut by. */
export function detailsOf(t: TFunction<'audit'>, format: Format, entry: AuditEntryPartsFragment): string[] {
  const { changes, filter, rows } = entry;
  const filters = filter.map(({ field, value }) =>
    t('Details.filter', { field: fieldText(t, field), value: valueText(t, format, field, value) }),
  );
  const values = changes.filter(({ before, after }) => before !== null || after !== null);
  const names = changes.filter((change) => !values.includes(change)).map(({ field }) => fieldText(t, field));
  return [
    ...filters,
    ...(rows === null ? [] : [t('Details.rows', { count: rows, shown: format.number(rows) })]),
    ...values.map((change) => changeText(t, format, change)),
    ...(names.length === 0 ? [] : [t('Details.fields', { fields: format.list(names) })]),
  ];
}

function changeText(t: TFunction<'audit'>, format: Format, { field, before, after }: Change): string {
  const words = { field: fieldText(t, field) };
  const text = (value: Name): string => valueText(t, format, field, value);
  if (before === null && after !== null) return t('Details.set', { ...words, after: text(after) });
  if (before !== null && after === null) return t('Details.emptied', { ...words, before: text(before) });
  if (before === null || after === null) return words.field;
  return t('Details.changed', { ...words, before: text(before), after: text(after) });
}

function fieldText(t: TFunction<'audit'>, field: string): string {
  return t(`Field.${field}`, { defaultValue: field });
}

/** Months, days and codes in the reader's words; names and numbers of decisions as they were entered. */
function valueText(t: TFunction<'audit'>, format: Format, field: string, value: Name): string {
  const text = format.name(value);
  if (/^\d{4}-\d\d$/.test(text)) return format.month(text);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return format.date(text);
  if (/^\d+$/.test(text) && !asEntered.has(field)) return format.number(Number(text));
  return t(`Value.${text}`, { defaultValue: text });
}

const asEntered: ReadonlySet<string> = new Set(['decisionNumber', 'code', 'familyCode', 'userName', 'name', 'source']);

/** The page of a record that the administrator may open; null: none, as for everything about families. */
export function pageOf({ recordType, recordId }: AuditEntryPartsFragment): string | null {
  if (recordId === null) return null;
  if (recordType === 'pilot' || readsOfPilots.has(recordType)) return `/setup/pilots/${recordId}`;
  return pages[recordType] ?? null;
}

const readsOfPilots: ReadonlySet<string> = new Set(['outcomes', 'figureFamilies', 'savedOutcomeList']);
const pages: Readonly<Record<string, string>> = {
  association: '/associations',
  area: '/setup/areas',
  serviceType: '/setup/service-types',
  account: '/people',
};
