import type { TFunction } from 'i18next';

/** Kinds of records that the log can be filtered by. */
export const recordTypes = [
  ...(['family', 'intervention', 'consent', 'lifeCycleEvent', 'closing', 'reopening'] as const),
  ...(['assessment', 'monthConfirmation', 'cellQuestion', 'savedOutcomes'] as const),
  ...(['pilot', 'pilotExtension', 'incomeLine', 'priceIndex'] as const),
  ...(['cluster', 'association', 'membership', 'area', 'serviceType', 'account'] as const),
] as const;

/** What was done, in the reader's words; a word that the screens do not know yet stays as it is. */
export function actionText(t: TFunction<'audit'>, action: string): string {
  return t(`Action.${action}`, { defaultValue: action });
}
