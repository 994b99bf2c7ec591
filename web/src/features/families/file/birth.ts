import { typedDay } from '../../../platform/form/typed-day.js';

/** A date of birth, or only its year. */
interface Birth {
  readonly bornOn: string | null;
  readonly bornYearOnly: boolean;
}

/** Parses a year or a day; null: neither. Empty text means unknown. */
export function parseBirth(text: string): Birth | null {
  const typed = typedDay(text);
  if (typed.kind === 'problem') return null;
  if (typed.kind === 'empty') return { bornOn: null, bornYearOnly: false };
  if (typed.kind === 'year') return { bornOn: `${typed.year}-01-01`, bornYearOnly: true };
  return { bornOn: typed.day, bornYearOnly: false };
}

/** The text that parses to this date. */
export function birthText({ bornOn, bornYearOnly }: Birth): string {
  if (bornOn === null) return '';
  const [year = '', month = '', day = ''] = bornOn.split('-');
  return bornYearOnly ? year : `${day}/${month}/${year}`;
}
