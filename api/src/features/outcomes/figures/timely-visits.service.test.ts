import { enrol, startProgrammeWorld, type ProgrammeWorld } from '../../../testing/programme-world.js';
import { visitAt } from '../../../testing/visits.js';

/** Damascus was at UTC+3 in April 2018, so that its 11 April began on 10 April at 21:00 UTC. */
describe('timely visits', () => {
  let world: ProgrammeWorld;
  beforeEach(async () => {
    world = await startProgrammeWorld();
  });
  afterEach(() => world.database.close());

  test.each([
    ['in the last minute of the tenth day after the month is timely', '20:59', 1],
    ['on the eleventh day in the pilot’s time zone is late, though it is the tenth in UTC', '21:00', 0],
  ])('a visit recorded %s', async (_, time, timely) => {
    const { _id: familyId } = await enrol(world);
    world.moveTo('2018-04-10', time);
    await world.assessments.recordAssessment(world.coordinator, visitAt(familyId, '2018-03', 3));
    const request = { pilotId: world.pilotId, view: 'SIX_MONTHS' } as const;
    const outcomes = await world.outcomes.pilotOutcomes(world.coordinator, request);
    expect(outcomes?.figures?.completeness).toMatchObject({ complete: 1, timely });
  });
});
