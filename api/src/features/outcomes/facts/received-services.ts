import type { ServiceClass } from '@anaqid/shared-types';
import { groupBy } from '../../../platform/loaders.js';
import { firstOfMonth, type FamilyServices } from '../../interventions/interventions.service.js';
import type { OutcomeFacts } from './family-outcomes.js';

/** What a family received in a month, by class of service, in the currency's smallest unit and the prices of that month. */
export interface ServiceValue {
  readonly familyId: string;
  readonly month: string;
  readonly class: ServiceClass;
  readonly amount: number;
}

/** The sums as a list with a value for each month and class in which a family received anything. */
export function serviceValues(received: readonly FamilyServices[]): ServiceValue[] {
  const values: ServiceValue[] = [];
  for (const { familyId, months, care, development } of received) {
    for (const [index, month] of months.entries()) {
      const [ofCare, ofDevelopment] = [care[index] ?? null, development[index] ?? null];
      if (ofCare !== null) values.push({ familyId, month, class: 'CARE', amount: ofCare });
      if (ofDevelopment !== null) values.push({ familyId, month, class: 'DEVELOPMENT', amount: ofDevelopment });
    }
  }
  return values;
}

type AidedMonths = OutcomeFacts['aidedMonths'];

/**
 * For a family, the months with a service of these types and the instant at which the first of the month was recorded. It is looked up
 * when it is asked for: figures ask for the month of a graduation only.
 */
export function aidedMonthsOf(
  received: readonly FamilyServices[],
  monthlyAid: ReadonlySet<string>,
): (familyId: string) => AidedMonths {
  const receivedByFamily = groupBy(received, ({ familyId }) => familyId);
  return (familyId) => {
    const answers = new Map<string, Date | undefined>();
    const first = (month: string): Date | undefined => {
      const recordings = (receivedByFamily.get(familyId) ?? []).flatMap((services) => services.recordings);
      const instants = recordings
        .filter(({ serviceTypeId }) => monthlyAid.has(serviceTypeId))
        .flatMap(({ firsts }) => firstOfMonth(firsts, month)?.getTime() ?? []);
      return instants.length === 0 ? undefined : new Date(Math.min(...instants));
    };
    const get = (month: string): Date | undefined => {
      if (!answers.has(month)) answers.set(month, first(month));
      return answers.get(month);
    };
    return { get, has: (month) => get(month) !== undefined };
  };
}
