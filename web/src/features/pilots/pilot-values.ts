import { numberOf, typedDecimal } from '../../platform/form/typed-number.js';

/** Values of the pilot form, as typed. */
export interface PilotValues {
  name: { ar: string; en: string };
  startMonth: string;
  plannedMonths: string;
  capMonths: string;
  currency: string;
  timeZone: string;
  /** Percent, as typed. */
  targetShare: string;
}

/** What can be changed in a pilot by editing it; its durations are changed by decisions only. */
export function editableFacts({ name, startMonth, currency, timeZone, targetShare }: PilotValues) {
  const percent = numberOf(typedDecimal(targetShare));
  return { name, startMonth, currency, timeZone, targetShare: percent === null ? null : percent / 100 };
}
