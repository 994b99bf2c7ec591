import { actorWith } from '../../testing/actors.js';
import { canEditFamily, canNominate, canSeeContact } from './families.permissions.js';

const roles = ['COORDINATOR', 'ASSOCIATION_HEAD', 'MINISTER', 'FEDERATION', 'ADMINISTRATOR'] as const;

describe('families.permissions', () => {
  test.each([
    ['own', { clusterId: 'cluster' }, [true, false, false, false, false]],
    ['other', { clusterId: 'another' }, [false, false, false, false, false]],
  ])('a family of the %s cluster, by role', (_which, family, expected) => {
    for (const policy of [canEditFamily, canNominate, canSeeContact]) {
      const allowed = roles.map((role) =>
        policy(actorWith(role, { clusterIds: ['cluster'], associationId: 'own' }), family),
      );
      expect(allowed).toEqual(expected);
    }
  });
});
