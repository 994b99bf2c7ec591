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
