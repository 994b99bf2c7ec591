import { actorWith } from '../../testing/actors.js';
import { canCloseMonths } from './closings.permissions.js';

const roles = ['COORDINATOR', 'ASSOCIATION_HEAD', 'MINISTER', 'FEDERATION', 'ADMINISTRATOR'] as const;
const actors = roles.map((role) => actorWith(role, { clusterIds: ['cluster', 'sister'], associationId: 'own' }));

test.each([
  // Columns: coordinator, head, minister, federation, administrator.
  ['cluster', [true, false, false, false, false]],
  ['sister', [true, false, false, false, false]],
  ['foreign', [false, false, false, false, false]],
])('who closes and reopens a month of the %s, by role', (clusterId, expected) => {
  expect(actors.map((actor) => canCloseMonths(actor, { clusterId }))).toEqual(expected);
});
