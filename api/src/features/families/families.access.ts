import { roles, type AccessRules } from '../../platform/access.js';

const coordinator = roles('COORDINATOR');
/** The only roles that ever see a person. */
const nearFamilies = roles('COORDINATOR', 'ASSOCIATION_HEAD');

export const access: AccessRules = {
  'Query.families': nearFamilies,
  'Query.family': nearFamilies,
  Family: nearFamilies,
  Member: nearFamilies,
  Spell: nearFamilies,
  Consent: nearFamilies,
  LifeCycleEvent: nearFamilies,
  FamilyChange: nearFamilies,
  'Mutation.nominateFamily': coordinator,
  'Mutation.updateFamily': coordinator,
  'Mutation.saveMembers': coordinator,
  'Mutation.recordConsent': coordinator,
  'Mutation.enrolFamily': coordinator,
  'Mutation.takeFamilyStep': coordinator,
  'Mutation.proposeGraduation': roles('ASSOCIATION_HEAD'),
  'Mutation.approveGraduation': coordinator,
};
