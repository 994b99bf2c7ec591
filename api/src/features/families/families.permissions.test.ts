import { actorWith } from '../../testing/actors.js';
import { canEditFamily, canNominate, canSeeContact, canTakeStep, readsContact } from './families.permissions.js';

const roles = ['COORDINATOR', 'ASSOCIATION_HEAD', 'MINISTER', 'FEDERATION', 'ADMINISTRATOR'] as const;

describe('families.permissions', () => {
  test.each([
    ['own', { clusterId: 'cluster' }, [true, false, false, false, false]],
    ['other', { clusterId: 'another' }, [false, false, false, false, false]],
  ])('who reads and edits a family of the %s cluster, by role', (_which, family, expected) => {
    for (const policy of [canEditFamily, canNominate, canSeeContact]) {
      const allowed = roles.map((role) =>
        policy(actorWith(role, { clusterIds: ['cluster'], associationId: 'own' }), family),
      );
      expect(allowed).toEqual(expected);
    }
  });

  test('only coordinators search by phones: heads read none', () => {
    expect(roles.map((role) => readsContact(actorWith(role)))).toEqual([true, false, false, false, false]);
  });

  test.each([
    // Columns: coordinator, head, minister, federation, administrator.
    ['COORDINATOR', 'own cluster', { clusterId: 'cluster', associationId: 'own' }, [true, false, false, false, false]],
    ['COORDINATOR', 'another', { clusterId: 'another', associationId: 'own' }, [false, false, false, false, false]],
    ['ASSOCIATION_HEAD', 'own', { clusterId: 'another', associationId: 'own' }, [false, true, false, false, false]],
    [
      'ASSOCIATION_HEAD',
      'other',
      { clusterId: 'cluster', associationId: 'other' },
      [false, false, false, false, false],
    ],
    ['ASSOCIATION_HEAD', 'no', { clusterId: 'cluster', associationId: null }, [false, false, false, false, false]],
  ] as const)('who takes a step that belongs to %s, for a family of %s', (who, _which, family, expected) => {
    const allowed = roles.map((role) =>
      canTakeStep(actorWith(role, { clusterIds: ['cluster'], associationId: 'own' }), who, family),
    );
    expect(allowed).toEqual(expected);
  });

  test('a head without an association takes no step, not even for families without one', () => {
    const head = actorWith('ASSOCIATION_HEAD', { clusterIds: ['cluster'] });
    expect(canTakeStep(head, 'ASSOCIATION_HEAD', { clusterId: 'cluster', associationId: null })).toBe(false);
  });
});
