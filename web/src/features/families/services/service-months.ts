import type { GivenServiceFragment } from '../../../generated/operations.js';

export type ServiceType = GivenServiceFragment['serviceType'];

/** A month's services of a family. */
export interface ServiceMonth {
  readonly month: string;
  readonly byType: ReadonlyMap<string, readonly GivenServiceFragment[]>;
  readonly amount: number;
}

/** Service types that were ever given or recorded, in the order of the catalogue. */
export function typesOf(services: readonly GivenServiceFragment[]): ServiceType[] {
  const byId = new Map(services.map(({ serviceType }) => [serviceType.id, serviceType]));
  return [...byId.values()].sort((a, b) => a.position - b.position);
}

/** Services by month, latest first; months without services are listed too, so that gaps are visible. */
export function serviceMonths(services: readonly GivenServiceFragment[], months: readonly string[]): ServiceMonth[] {
  const all = [...new Set([...months, ...services.map(({ month }) => month)])].sort().reverse();
  return all.map((month) => {
    const inMonth = services.filter((service) => service.month === month);
    const byType = new Map<string, GivenServiceFragment[]>();
    for (const service of inMonth) {
      byType.set(service.serviceType.id, [...(byType.get(service.serviceType.id) ?? []), service]);
    }
    return { month, byType, amount: inMonth.reduce((sum, { amount }) => sum + amount, 0) };
  });
}
