import { actorWith } from '../../testing/actors.js';
import { canAssess, canSeeDetails } from './assessments.permissions.js';

const roles = ['COORDINATOR', 'ASSOCIATION_HEAD', 'MINISTER', 'FEDERATION', 'ADMINISTRATOR'] as const;
const actors = roles.map((role) => actorWith(role, { clusterIds: ['cluster'], associationId: 'own' }));

describe('assessments.permissions', () => {
  test.each([
    // Columns: coordinator, head, minister, federation, administrator.
    ['cluster', [true, false, false, false, false]],
    ['another', [false, false, false, false, false]],
  ])('who records and corrects visits of families in cluster %s, by role', (clusterId, expected) => {
    expect(actors.map((actor) => canAssess(actor, { clusterId }))).toEqual(expected);
  });

  test.each([
    ['cluster', [true, false, false, false, false]],
    ['another', [false, false, false, false, false]],
  ])(
    'amounts and opinion of a visit in cluster %s are readable by its coordinators, not by the head',
    (clusterId, expected) => {
      expect(actors.map((actor) => canSeeDetails(actor, { clusterId }))).toEqual(expected);
    },
  );
});
