import type { Role } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { canCountFamilies, canEditClusters, canSeeCluster, canSeeCoordinators } from './clusters.permissions.js';

const actor = (role: Role, scope: Partial<Actor> = {}): Actor => ({
  accountId: 'somebody',
  displayName: 'Somebody',
  role,
  clusterIds: [],
  associationId: null,
  pilotIds: [],
  ...scope,
});

const own = { _id: 'cluster', pilotId: 'pilot' };
const sister = { _id: 'sister', pilotId: 'pilot' };
const foreign = { _id: 'foreign', pilotId: 'another pilot' };

const inCluster = { clusterIds: ['cluster'], pilotIds: ['pilot'] };
const inPilot = { pilotIds: ['pilot'] };

describe('clusters.permissions', () => {
  test.each([
    // Columns: the own cluster, a sister cluster, a cluster of another pilot.
    ['coordinator', actor('COORDINATOR', inCluster), [true, false, false]],
    ['head', actor('ASSOCIATION_HEAD', inCluster), [true, false, false]],
    ['minister', actor('MINISTER', inPilot), [true, true, false]],
    ['federation', actor('FEDERATION', inPilot), [true, true, false]],
    ['administrator', actor('ADMINISTRATOR'), [true, true, true]],
    ['coordinator without clusters', actor('COORDINATOR'), [false, false, false]],
    ['minister without pilots', actor('MINISTER'), [false, false, false]],
  ])('which clusters a %s sees', (_who, reader, expected) => {
    expect([own, sister, foreign].map((cluster) => canSeeCluster(reader, cluster))).toEqual(expected);
  });

  test.each([
    ['COORDINATOR', [true, false]],
    ['ASSOCIATION_HEAD', [false, false]],
    ['MINISTER', [false, false]],
    ['FEDERATION', [false, false]],
    ['ADMINISTRATOR', [true, true]],
  ] as const)('who reads the names of coordinators of the own and a sister cluster: %s', (role, expected) => {
    const reader = actor(role, inCluster);
    expect([own, sister].map((cluster) => canSeeCoordinators(reader, cluster))).toEqual(expected);
  });

  test('only the administrator changes clusters', () => {
    const roles = ['COORDINATOR', 'ASSOCIATION_HEAD', 'MINISTER', 'FEDERATION', 'ADMINISTRATOR'] as const;
    expect(roles.filter((role) => canEditClusters(actor(role, inCluster)))).toEqual(['ADMINISTRATOR']);
  });

  test('the number of families of a cluster is for everybody who reads unsuppressed counts of it', () => {
    const roles = ['COORDINATOR', 'ASSOCIATION_HEAD', 'MINISTER', 'FEDERATION', 'ADMINISTRATOR'] as const;
    const counting = roles.filter((role) => canCountFamilies(actor(role, inCluster)));
    expect(counting).toEqual(['COORDINATOR', 'ASSOCIATION_HEAD', 'ADMINISTRATOR']);
  });
});
