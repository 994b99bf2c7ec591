import type { TFunction } from 'i18next';

/** Kinds of records that the log can be filtered by. */
export const recordTypes = [
  ...(['family', 'intervention', 'consent', 'lifeCycleEvent', 'closing', 'reopening'] as const),
  ...(['assessment', 'monthConfirmation', 'cellQuestion', 'savedOutcomes'] as const),
  ...(['pilot', 'pilotExtension', 'incomeLine', 'priceIndex'] as const),
  ...(['cluster', 'association', 'membership', 'area', 'serviceType', 'account'] as const),
] as const;

/** The action in the reader's language; an action without a text is shown as it is. */
export function actionText(t: TFunction<'audit'>, action: string): string {
  return t(`Action.${action}`, { defaultValue: action });
}
