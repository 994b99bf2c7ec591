import type { ServiceBase } from '../../platform/service-base.js';
import type { Extending, PilotParts } from './extend-pilot.service.js';

/** Dependencies of the pilot service. */
export interface PilotsDeps extends ServiceBase {
  parts: PilotParts;
  extending: Extending;
  /** Families ever enrolled in a pilot; asked of `families`, which knows pilots and not the other way round. */
  countFamilies(pilotId: string): Promise<number>;
}
