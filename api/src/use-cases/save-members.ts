import type { SaveMembersInput } from '@anaqid/shared-types';
import type { AssessmentsService } from '../features/assessments/assessments.service.js';
import type { FamiliesService, FamilyRecord } from '../features/families/families.service.js';
import type { Actor } from '../platform/actor.js';
import { inChange } from '../platform/saving.js';
import type { ServiceBase } from '../platform/service-base.js';

interface SaveMembersDeps extends ServiceBase {
  readonly families: FamiliesService;
  readonly assessments: AssessmentsService;
}

/** Writes the members of a family, which decide the domains that apply to it and the income it needs. */
export function createSaveMembers({ connection, families, assessments }: SaveMembersDeps) {
  return {
    async saveMembers(actor: Actor, input: SaveMembersInput): Promise<FamilyRecord> {
      return inChange(connection, async (tx) => {
        const family = await families.changeMembers(tx, actor, input);
        await assessments.rollUpSpells(tx, [family]);
        return family;
      });
    },
  };
}
