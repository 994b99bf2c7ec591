import type { UpdatePilotInput } from '@anaqid/shared-types';
import type { FamiliesService } from '../features/families/families.service.js';
import type { PilotRecord, PilotsService } from '../features/pilots/pilots.service.js';
import type { Actor } from '../platform/actor.js';
import { orNotFound } from '../platform/errors.js';
import { inChange } from '../platform/saving.js';
import type { ServiceBase } from '../platform/service-base.js';

interface UpdatePilotDeps extends ServiceBase {
  readonly pilots: PilotsService;
  readonly families: FamiliesService;
}

/** Changes a pilot. The fields that count families' months are fixed once a family is enrolled. */
export function createUpdatePilot({ connection, pilots, families }: UpdatePilotDeps) {
  return {
    async updatePilot(actor: Actor, input: UpdatePilotInput): Promise<PilotRecord> {
      return inChange(connection, async (tx) => {
        const pilot = orNotFound(await pilots.byId(input.id, tx), 'id');
        const hasFamilies = await families.hasEnrolled(pilot._id, tx);
        return pilots.changePilot(tx, actor, { pilot, input, hasFamilies });
      });
    },
  };
}
