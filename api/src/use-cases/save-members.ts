import { isDeepStrictEqual } from 'node:util';
import type { SaveMembersInput } from '@anaqid/shared-types';
import type { AssessmentsService, MembersEffect } from '../features/assessments/assessments.service.js';
import type { FamiliesService, FamilyRecord, MembersChange } from '../features/families/families.service.js';
import type { Actor } from '../platform/actor.js';
import { DomainError, ensure } from '../platform/errors.js';
import { inChange } from '../platform/saving.js';
import type { ServiceBase } from '../platform/service-base.js';

interface SaveMembersDeps extends ServiceBase {
  readonly families: FamiliesService;
  readonly assessments: AssessmentsService;
}

/** Writes the members of a family, which decide the domains that apply to it and the income it needs in every month, past ones too. */
export function createSaveMembers({ connection, families, assessments }: SaveMembersDeps) {
  return {
    /** What a change of the members would do to the family's months; nothing is written. */
    async previewMembers(actor: Actor, input: SaveMembersInput): Promise<MembersEffect> {
      return inChange(connection, async (tx) => {
        const { family, members } = await families.membersAfter(tx, actor, input);
        return assessments.effectOfMembers(tx, family, members);
      });
    },

    /**
     * Saves the members. A change that moves or takes back an approved graduation is kept as a proposal and refused as
     * `SECOND_PERSON_NEEDED`; it is applied when another person saves the same members.
     */
    async saveMembers(actor: Actor, input: SaveMembersInput): Promise<FamilyRecord> {
      const saved = await inChange(connection, async (tx) => {
        const change = await families.membersAfter(tx, actor, input);
        const effect = await assessments.effectOfMembers(tx, change.family, change.members);
        const changed = effect.months.length;
        ensure(input.effectSeen !== false || changed === 0, 'PAST_MONTHS_CHANGE', 'members', String(changed));
        if (effect.needsSecondPerson && !isConfirmation(actor, change)) {
          await families.proposeMembers(tx, actor, change);
          return null;
        }
        const family = await families.changeMembers(tx, actor, change);
        await assessments.rollUpSpells(tx, [family]);
        return family;
      });
      // The proposal is recorded, so that the refusal follows its transaction.
      if (saved === null) throw new DomainError('SECOND_PERSON_NEEDED', 'members', null);
      return saved;
    },
  };
}

/** Whether somebody else proposed the same; refuses the proposer. */
function isConfirmation(actor: Actor, { family: { membersProposal = null }, members }: MembersChange): boolean {
  if (membersProposal === null || !isDeepStrictEqual(membersProposal.members, members)) return false;
  ensure(membersProposal.proposedBy !== actor.accountId, 'SAME_PERSON', 'members');
  return true;
}
