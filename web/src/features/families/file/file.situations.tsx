import { nothing, pressing, refuses, situation, stores } from '../../../testing/situations.js';
import { candidate, enrolled, places } from '../invented-families.situations.js';
import { ConsentForm } from './ConsentForm.js';
import { EditFileForm } from './EditFileForm.js';
import { MemberForm } from './MemberForm.js';
import { MembersEffect } from './MembersEffect.js';
import { NominationView } from './NominationView.js';
import { ProposalForm } from './ProposalForm.js';

const noDuplicates = { families: [], look: nothing };
const nomination = { places, duplicates: noDuplicates, onNominate: stores, onCancel: nothing };
const file = { family: enrolled, areas: places.areas, duplicates: noDuplicates, onUpdate: stores, onClose: nothing };
const effect = {
  months: [{ month: '2018-05', indexBefore: 75, indexAfter: 66, qualifiedBefore: true, qualifiesAfter: false }],
  graduationBefore: '2018-05',
  graduationAfter: null,
  badgeBefore: 'GRADUATED',
  badgeAfter: 'WATCH',
  needsSecondPerson: true,
} as const;
const proposing = {
  ...enrolled,
  membersProposal: {
    members: enrolled.members,
    proposedBy: 'سلمى الأحمد',
    proposedAt: '2018-06-03T09:30:00.000Z',
    viewerCanApply: true,
  },
};
const member = { family: enrolled, onSave: stores, onReadEffect: async () => effect, onClose: nothing };

export const situations = {
  nomination: situation(NominationView, nomination),
  nominationRefused: situation(
    NominationView,
    { ...nomination, onNominate: refuses('ALREADY_EXISTS', 'code') },
    {
      reachedBy: async ({ enter, choose, press }) => {
        enter('اسم الأسرة', 'أم خالد');
        enter('الاسم', 'رشا الصباغ');
        await choose('الجنس', 'أنثى');
        await press('حفظ الترشيح');
      },
    },
  ),
  nominationWithoutCluster: situation(NominationView, { ...nomination, places: { clusters: [], areas: [] } }),
  nominationOfADuplicate: situation(NominationView, {
    ...nomination,
    duplicates: { families: [{ id: 'f1', code: 'F-001', name: 'رشا الصباغ' }], look: nothing },
  }),
  file: situation(EditFileForm, file),
  fileRefused: situation(EditFileForm, { ...file, onUpdate: refuses('TOO_LONG', 'address', '200') }, pressing('حفظ')),
  firstMember: situation(MemberForm, { ...member, family: candidate, member: null }),
  memberWhoLeft: situation(MemberForm, { ...member, member: enrolled.members[2] ?? null }),
  memberRefused: situation(
    MemberForm,
    { ...member, member: enrolled.members[2] ?? null, onSave: refuses('TOO_MANY_ITEMS', 'members', '30') },
    pressing('حفظ'),
  ),
  memberEffect: situation(
    MemberForm,
    { ...member, member: enrolled.members[2] ?? null, onSave: refuses('PAST_MONTHS_CHANGE', 'members', '1') },
    pressing('حفظ'),
  ),
  memberProposed: situation(
    MemberForm,
    { ...member, member: enrolled.members[2] ?? null, onSave: refuses('SECOND_PERSON_NEEDED', 'members') },
    pressing('حفظ'),
  ),
  proposal: situation(ProposalForm, { family: proposing, onSave: stores, onClose: nothing }),
  proposalRefused: situation(
    ProposalForm,
    { family: proposing, onSave: refuses('SAME_PERSON'), onClose: nothing },
    pressing('تأكيد التعديل'),
  ),
  effect: situation(MembersEffect, { effect }),
  firstConsents: situation(ConsentForm, { family: candidate, onRecord: stores, onClose: nothing }),
  consentsRefused: situation(
    ConsentForm,
    { family: candidate, onRecord: refuses('MONTH_IN_FUTURE', 'on'), onClose: nothing },
    pressing('حفظ'),
  ),
  laterConsents: situation(ConsentForm, { family: enrolled, onRecord: stores, onClose: nothing }),
};
