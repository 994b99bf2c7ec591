import { actorWith } from '../../testing/actors.js';
import { canCloseMonths } from '../closings/closings.service.js';
import { canCorrect, canLog } from './interventions.permissions.js';

const roles = ['COORDINATOR', 'ASSOCIATION_HEAD', 'MINISTER', 'FEDERATION', 'ADMINISTRATOR'] as const;
const actors = roles.map((role) => actorWith(role, { clusterIds: ['cluster'], associationId: 'own' }));
const coordinatorOnly = [true, false, false, false, false];
const nobody = [false, false, false, false, false];

describe('interventions.permissions', () => {
  test.each([
    ['cluster', coordinatorOnly],
    ['another', nobody],
  ])('who logs and closes in cluster %s, by role', (clusterId, expected) => {
    expect(actors.map((actor) => canLog(actor, { clusterId }))).toEqual(expected);
    expect(actors.map((actor) => canCloseMonths(actor, { clusterId }))).toEqual(expected);
  });

  test.each([
    ['standing, open month', { voided: false }, { closed: false }, coordinatorOnly],
    ['voided, open month', { voided: true }, { closed: false }, nobody],
    ['standing, closed month', { voided: false }, { closed: true }, nobody],
  ])('whether %s can be corrected', (_case, facts, month, expected) => {
    expect(actors.map((actor) => canCorrect(actor, { clusterId: 'cluster', ...facts }, month))).toEqual(expected);
  });
});
