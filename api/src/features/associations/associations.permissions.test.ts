import type { Role } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import {
  canEditAssociations,
  canSeeFamilyCount,
  canSeeMembership,
  canSeeMoney,
  presentFirst,
} from './associations.permissions.js';

const roles = ['COORDINATOR', 'ASSOCIATION_HEAD', 'MINISTER', 'FEDERATION', 'ADMINISTRATOR'] as const;

/** An actor in the cluster `cluster`; a head leads the association `own`. */
const actor = (role: Role): Actor => ({
  accountId: 'somebody',
  displayName: 'Somebody',
  role,
  clusterIds: ['cluster'],
  associationId: role === 'ASSOCIATION_HEAD' ? 'own' : null,
  pilotIds: ['pilot'],
});

const own = { _id: 'own', clusterIds: ['cluster'] };
const other = { _id: 'other', clusterIds: ['cluster'] };
const wide = { _id: 'wide', clusterIds: ['cluster', 'sister'] };
const byRole = (judge: (reader: Actor) => boolean): boolean[] => roles.map((role) => judge(actor(role)));

describe('associations.permissions', () => {
  test.each([
    // Columns: coordinator, head, minister, federation, administrator.
    ['own', own, [false, true, false, true, true]],
    ['another', other, [false, false, false, true, true]],
  ])('who reads budget and overhead of %s association', (_which, association, expected) => {
    expect(byRole((reader) => canSeeMoney(reader, association))).toEqual(expected);
  });

  test.each([
    ['own', own, [true, true, false, true, true]],
    ['another', other, [true, false, false, true, true]],
    ['one that also works in a cluster out of scope', wide, [false, false, false, true, true]],
  ])('who reads the number of families of %s', (_which, association, expected) => {
    expect(byRole((reader) => canSeeFamilyCount(reader, association))).toEqual(expected);
  });

  test.each([
    ['own', [true, true, false, true, true]],
    ['other', [true, false, false, true, true]],
  ])('who sees a membership of %s association', (associationId, expected) => {
    const membership = { associationId, fromMonth: '2018-02', toMonth: null };
    expect(byRole((reader) => canSeeMembership(reader, membership))).toEqual(expected);
  });

  test('only the administrator changes associations', () => {
    expect(byRole(canEditAssociations)).toEqual([false, false, false, false, true]);
  });

  test('sorts current memberships first, then ended ones, latest end first', () => {
    const times = [
      ['2018-01', '2018-03'],
      ['2018-06', null],
      ['2018-02', '2018-05'],
      ['2018-04', null],
    ] as const;
    const memberships = times.map(([fromMonth, toMonth]) => ({ associationId: 'own', fromMonth, toMonth }));
    const order = memberships.toSorted(presentFirst).map(({ fromMonth }) => fromMonth);
    expect(order).toEqual(['2018-04', '2018-06', '2018-02', '2018-01']);
  });
});
