import type { UpdatePilotInput } from '@anaqid/shared-types';
import { enrol, nominate, startProgrammeWorld, type ProgrammeWorld } from '../testing/programme-world.js';
import { administrator, uniqueName } from '../testing/set-up-world.js';

describe('update-pilot', () => {
  let world: ProgrammeWorld;
  beforeEach(async () => {
    world = await startProgrammeWorld();
  });
  afterEach(() => world.database.close());

  const update = (version: number, change: Partial<UpdatePilotInput>) =>
    world.useCases.updatePilot(administrator, { id: world.pilotId, version, ...change });

  test('start, currency, time zone and target can be changed while families are only candidates', async () => {
    await nominate(world);
    const change = { startMonth: '2018-02', currency: 'USD', timeZone: 'UTC', targetShare: 0.5 };
    expect(await update(1, change)).toMatchObject({ ...change, version: 2 });
  });

  test('these fields are fixed once a family is enrolled; the name is not', async () => {
    await enrol(world);
    for (const [field, value] of Object.entries({
      startMonth: '2018-05',
      currency: 'USD',
      timeZone: 'UTC',
      targetShare: 0.5,
    })) {
      await expect(update(1, { [field]: value })).rejects.toMatchObject({ code: 'STILL_USED', field });
    }
    const name = uniqueName();
    expect(await update(1, { name })).toMatchObject({ name, version: 2 });
  });
});
