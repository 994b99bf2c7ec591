import { randomUUID } from 'node:crypto';
import { reasonOf, submit } from '../../kit/mutations.js';
import { cleanUp } from '../../kit/product.js';
import { startSmallWorld, type SmallWorld } from '../../kit/small-world.js';

const grid = 'grid { filledCells totalCells closing { blankCells nothingGivenCells closedBy } }';

interface ClosedGrid {
  readonly grid: {
    readonly filledCells: number;
    readonly totalCells: number;
    readonly closing: object | null;
  } | null;
}

describe('a closed month', () => {
  let world: SmallWorld;
  beforeAll(async () => {
    world = await startSmallWorld();
  });
  afterAll(cleanUp);

  const close = (month: string, blanks = 'LEAVE') =>
    submit<ClosedGrid>(world.people.coordinator1, 'closeMonth', grid, {
      clientKey: randomUUID(),
      clusterId: world.clusters[0],
      month,
      blanks,
    });
  const reopen = (month: string, reason: string) =>
    submit<ClosedGrid>(world.people.coordinator1, 'reopenMonth', grid, {
      clientKey: randomUUID(),
      clusterId: world.clusters[0],
      month,
      reason,
    });
  const log = async (month: string): Promise<string | null> => {
    const entry = { familyId: world.families[1], serviceTypeId: world.serviceTypeId, month, quantity: 1 };
    const { items } = await submit<{ items: { refusal: { code: string } | null }[] }>(
      world.people.coordinator1,
      'logInterventions',
      'items { refusal { code } }',
      { entries: [{ clientKey: randomUUID(), ...entry }] },
    );
    return items[0]?.refusal?.code ?? null;
  };

  it('shows who closed it and the number of cells without an entry', async () => {
    const { grid: closed } = await close('2018-04');
    expect(closed?.closing).toEqual({ blankCells: 2, nothingGivenCells: 0, closedBy: 'Person coordinator1' });
    expect(reasonOf(await close('2018-04'))).toBe('MONTH_CLOSED month');
  });

  it('refuses entries until it is reopened, which requires a reason', async () => {
    expect(await log('2018-04')).toBe('MONTH_CLOSED');
    expect(reasonOf(await reopen('2018-04', ' '))).toBe('REASON_REQUIRED reason');
    expect((await reopen('2018-04', 'A list came late')).grid?.closing).toBeNull();
    expect(await log('2018-04')).toBeNull();
    expect(reasonOf(await reopen('2018-04', 'Again'))).toBe('MONTH_NOT_CLOSED month');
  });

  it('has no blank cells if the closing recorded that nothing was given in them', async () => {
    const { grid: closed } = await close('2018-05', 'NOTHING_GIVEN');
    expect(closed).toMatchObject({ filledCells: 2, totalCells: 2, closing: { blankCells: 0, nothingGivenCells: 2 } });
  });

  it('cannot lie in the future or belong to another cluster', async () => {
    expect(reasonOf(await close('2018-12'))).toBe('MONTH_IN_FUTURE month');
    const other = { clientKey: randomUUID(), clusterId: world.clusters[1], month: '2018-04', blanks: 'LEAVE' };
    expect(reasonOf(await submit(world.people.coordinator1, 'closeMonth', grid, other))).toBe('NOT_FOUND clusterId');
  });
});
