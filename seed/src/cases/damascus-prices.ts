import type { Services } from '@anaqid/api';
import { monthsBetween } from '@anaqid/shared-types';
import { uuidFor } from '../random.js';
import { administrator } from './damascus-people.js';
import { enrolmentMonth, pilotId } from './damascus-setup.js';

/** Invented price index by month, from the enrolment month (= 100). */
const priceLevels = [100, 100.8, 101.9, 102.6, 103.8, 105.1, 106, 107.4, 109.2, 111, 112.7, 114.9, 117.2];
/** Invented income line per adult equivalent in the enrolment month, in Syrian pounds. */
const baseIncomeLine = 46_000;
const source = 'أرقام مفترضة لبيانات العيّنة';

/** Income line per adult equivalent in a month, to the nearest 500 Syrian pounds. */
export function incomeLineIn(month: string): number {
  return Math.round((baseIncomeLine * levelIn(month)) / 100 / 500) * 500;
}

function levelIn(month: string): number {
  const level = priceLevels[monthsBetween(enrolmentMonth, month)];
  if (level === undefined) throw new RangeError(`the sample has no prices for ${month}`);
  return level;
}

/** Records the price index of a month and the income line that follows from it. */
export async function recordPrices(services: Services, month: string): Promise<void> {
  const level = levelIn(month);
  await services.pilots.recordPriceIndex(administrator, {
    clientKey: uuidFor(`prices-${month}`),
    pilotId,
    month,
    value: level,
    source,
  });
  await services.pilots.recordIncomeLine(administrator, {
    clientKey: uuidFor(`income-line-${month}`),
    pilotId,
    fromMonth: month,
    amountPerAdult: incomeLineIn(month),
    source,
  });
}
