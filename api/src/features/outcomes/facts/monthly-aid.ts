import type { ServiceTypesService } from '../../service-types/service-types.service.js';

/** Ids of the care services that are given every month, such as stipend and food. */
export async function monthlyAidTypes(serviceTypes: ServiceTypesService): Promise<Set<string>> {
  const types = await serviceTypes.all();
  return new Set(types.filter((type) => type.class === 'CARE' && type.frequency === 'MONTHLY').map(({ _id }) => _id));
}
