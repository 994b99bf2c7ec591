import type { Role } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { canEditPilots, canExtendPilots } from './pilots.policy.js';

const roles = ['COORDINATOR', 'ASSOCIATION_HEAD', 'MINISTER', 'FEDERATION', 'ADMINISTRATOR'] as const;

const actor = (role: Role): Actor => ({
  accountId: 'somebody',
  displayName: 'Somebody',
  role,
  clusterIds: [],
  associationId: null,
  pilotIds: role === 'ADMINISTRATOR' ? [] : ['pilot'],
});

describe('pilots.policy', () => {
  test('only the administrator changes and extends pilots', () => {
    expect(roles.filter((role) => canEditPilots(actor(role)))).toEqual(['ADMINISTRATOR']);
    expect(roles.filter((role) => canExtendPilots(actor(role)))).toEqual(['ADMINISTRATOR']);
  });
});
