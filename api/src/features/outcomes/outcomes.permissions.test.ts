import { actorWith } from '../../testing/actors.js';
import {
  canSeeAssociationResults,
  countsSpell,
  coverageOf,
  ownSpells,
  readsOwnFamilies,
} from './outcomes.permissions.js';

const roles = ['COORDINATOR', 'ASSOCIATION_HEAD', 'MINISTER', 'FEDERATION', 'ADMINISTRATOR'] as const;
const actors = roles.map((role) =>
  actorWith(role, { clusterIds: ['cluster'], associationId: role === 'ASSOCIATION_HEAD' ? 'own' : null }),
);

describe('outcomes.permissions', () => {
  test('whose families the figures of a role count', () => {
    expect(actors.map(coverageOf)).toEqual(['OWN_CLUSTERS', 'OWN_ASSOCIATION', 'WHOLE_PILOT', 'WHOLE_PILOT', null]);
  });

  test.each([
    // Columns: coordinator, head, minister, federation, administrator.
    ['of the own association', { clusterId: 'cluster', associationId: 'own' }, [true, true, true, true, false]],
    ['of another association', { clusterId: 'cluster', associationId: 'other' }, [true, false, true, true, false]],
    ['in another cluster', { clusterId: 'another', associationId: 'other' }, [false, false, true, true, false]],
    [
      'of the own association in another cluster',
      { clusterId: 'another', associationId: 'own' },
      [false, true, true, true, false],
    ],
  ])('whether figures count a spell %s', (_which, spell, expected) => {
    expect(actors.map((actor) => countsSpell(actor, spell))).toEqual(expected);
  });

  test('counts stay unsuppressed only for readers of their own families', () => {
    expect(actors.map(readsOwnFamilies)).toEqual([true, true, false, false, false]);
  });

  test('only spells that the figures can count are read', () => {
    const [ofClusters, ofAssociation] = [{ clusterId: { $in: ['cluster'] } }, { associationId: 'own' }];
    expect(actors.map(ownSpells)).toEqual([ofClusters, ofAssociation, {}, {}, {}]);
  });

  test('results by association are for the federation', () => {
    expect(actors.map(canSeeAssociationResults)).toEqual([false, false, false, true, false]);
  });
});
