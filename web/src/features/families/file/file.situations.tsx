import { nothing, situation, stores } from '../../../testing/situations.js';
import { candidate, enrolled, places } from '../invented-families.situations.js';
import { ConsentForm } from './ConsentForm.js';
import { EditFileForm } from './EditFileForm.js';
import { MemberForm } from './MemberForm.js';
import { NominationView } from './NominationView.js';

const nomination = { places, onNominate: stores, onCancel: nothing };
const file = { family: enrolled, areas: places.areas, onUpdate: stores, onClose: nothing };
const member = { family: enrolled, onSave: stores, onClose: nothing };

export const situations = {
  nomination: situation(NominationView, nomination),
  nominationWithoutCluster: situation(NominationView, { ...nomination, places: { clusters: [], areas: [] } }),
  file: situation(EditFileForm, file),
  firstMember: situation(MemberForm, { ...member, family: candidate, member: null }),
  memberWhoLeft: situation(MemberForm, { ...member, member: enrolled.members[2] ?? null }),
  firstConsents: situation(ConsentForm, { family: candidate, onRecord: stores, onClose: nothing }),
  laterConsents: situation(ConsentForm, { family: enrolled, onRecord: stores, onClose: nothing }),
};
