import { enrol, startProgrammeWorld, type ProgrammeWorld } from '../../../testing/programme-world.js';
import { visitAt } from '../../../testing/visits.js';

/** Damascus was three hours ahead of UTC in April 2018: its 11 April began on 10 April at 21:00 UTC. */
describe('visits recorded in time', () => {
  let world: ProgrammeWorld;
  beforeEach(async () => {
    world = await startProgrammeWorld();
  });
  afterEach(() => world.database.close());

  test.each([
    ['the last minute of the tenth day after the month', '20:59', 1],
    ['the first minute of the eleventh, though it is still the tenth in UTC', '21:00', 0],
  ])('%s in the pilot’s own time zone', async (_, time, timely) => {
    const { _id: familyId } = await enrol(world);
    world.moveTo('2018-04-10', time);
    await world.assessments.recordAssessment(world.coordinator, visitAt(familyId, '2018-03', 3));
    const request = { pilotId: world.pilotId, view: 'SIX_MONTHS' } as const;
    const outcomes = await world.outcomes.pilotOutcomes(world.coordinator, request);
    expect(outcomes?.figures?.completeness).toMatchObject({ complete: 1, timely });
  });
});
