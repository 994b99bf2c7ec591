import type { Role } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { canEditPilots, canSeeExtension } from './pilots.permissions.js';

const roles = ['COORDINATOR', 'ASSOCIATION_HEAD', 'MINISTER', 'FEDERATION', 'ADMINISTRATOR'] as const;

const actor = (role: Role): Actor => ({
  accountId: 'somebody',
  displayName: 'Somebody',
  role,
  clusterIds: ['own'],
  associationId: null,
  pilotIds: role === 'ADMINISTRATOR' ? [] : ['pilot'],
});

describe('pilots.permissions', () => {
  test('only the administrator changes pilots', () => {
    expect(roles.filter((role) => canEditPilots(actor(role)))).toEqual(['ADMINISTRATOR']);
  });

  test.each([
    // Columns: coordinator, head, minister, federation, administrator.
    ['PILOT', null, false, [true, true, true, true, true]],
    ['CLUSTER', 'own', true, [true, true, true, true, true]],
    ['CLUSTER', 'sister', false, [false, false, false, false, true]],
    ['FAMILY', 'own', true, [true, false, false, false, true]],
    ['FAMILY', 'sister', true, [false, false, false, false, true]],
  ] as const)('who sees an extension of %s %s', (scope, clusterId, clusterIsSeen, expected) => {
    expect(roles.map((role) => canSeeExtension(actor(role), { scope, clusterId }, clusterIsSeen))).toEqual(expected);
  });
});
