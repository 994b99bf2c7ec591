import { roles, type AccessRules } from '../../platform/access.js';

const administrator = roles('ADMINISTRATOR');
/** Everybody but the minister, who reads pilots and clusters only. */
const nearAssociations = roles('COORDINATOR', 'ASSOCIATION_HEAD', 'FEDERATION', 'ADMINISTRATOR');

export const access: AccessRules = {
  'Query.associations': nearAssociations,
  'Query.association': nearAssociations,
  Association: nearAssociations,
  Membership: nearAssociations,
  'Mutation.createAssociation': administrator,
  'Mutation.updateAssociation': administrator,
  'Mutation.joinCluster': administrator,
  'Mutation.leaveCluster': administrator,
  'Mutation.reviseMembership': administrator,
};
