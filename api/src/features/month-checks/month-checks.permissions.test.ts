import { actorWith } from '../../testing/actors.js';
import { canAnswer, canCheck } from './month-checks.permissions.js';

const roles = ['COORDINATOR', 'ASSOCIATION_HEAD', 'MINISTER', 'FEDERATION', 'ADMINISTRATOR'] as const;
const actors = roles.map((role) => actorWith(role, { clusterIds: ['cluster'], associationId: 'own' }));
const nobody = [false, false, false, false, false];

describe('month-checks.permissions', () => {
  test.each([
    // Columns: coordinator, head, minister, federation, administrator.
    ['the own association', 'own', [false, true, false, false, false]],
    ['another association', 'other', nobody],
    ['no association', null, nobody],
  ])('who confirms months and asks about cells of families adopted by %s', (_which, associationId, expected) => {
    expect(actors.map((actor) => canCheck(actor, { associationId }))).toEqual(expected);
  });

  test('a head without an association confirms nothing, not even for families without one', () => {
    const head = actorWith('ASSOCIATION_HEAD', { associationId: null });
    expect(canCheck(head, { associationId: null })).toBe(false);
  });

  test.each([
    ['open question, own cluster', { clusterId: 'cluster', state: 'OPEN' }, [true, false, false, false, false]],
    ['answered question, own cluster', { clusterId: 'cluster', state: 'ANSWERED' }, nobody],
    ['open question, another cluster', { clusterId: 'another', state: 'OPEN' }, nobody],
  ] as const)('whether %s can be answered', (_which, question, expected) => {
    expect(actors.map((actor) => canAnswer(actor, question))).toEqual(expected);
  });
});
