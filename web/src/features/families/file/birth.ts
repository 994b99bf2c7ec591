import { isDay, normalizeDigits } from '@anaqid/shared-types';

/** A date of birth, or only its year. */
interface Birth {
  readonly bornOn: string | null;
  readonly bornYearOnly: boolean;
}

const YEAR = /^\d{4}$/;
/** Day, month and year, with or without separators. */
const DAY = /^(\d{1,2})[/.\- ]+(\d{1,2})[/.\- ]+(\d{4})$|^(\d{2})(\d{2})(\d{4})$/;

/** Parses a year, or day, month and year, in either digits; null: invalid. Empty text means unknown. */
export function parseBirth(text: string): Birth | null {
  const typed = normalizeDigits(text).trim();
  if (typed === '') return { bornOn: null, bornYearOnly: false };
  if (YEAR.test(typed)) return { bornOn: `${typed}-01-01`, bornYearOnly: true };
  const parts = DAY.exec(typed);
  if (parts === null) return null;
  const [day = '', month = '', year = ''] = parts.slice(1).filter((part) => part !== undefined);
  const bornOn = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(bornOn) ? { bornOn, bornYearOnly: false } : null;
}

/** The text that parses to this date. */
export function birthText({ bornOn, bornYearOnly }: Birth): string {
  if (bornOn === null) return '';
  const [year = '', month = '', day = ''] = bornOn.split('-');
  return bornYearOnly ? year : `${day}/${month}/${year}`;
}
