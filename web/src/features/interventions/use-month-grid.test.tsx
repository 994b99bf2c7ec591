import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Outbox } from '../../domain/outbox/outbox.js';
import { OutboxContext } from '../../domain/outbox/outbox-context.js';
import type { NewChange } from '../../domain/outbox/outbox-item.js';
import { openOutboxStorage } from '../../domain/outbox/outbox-storage.js';
import { answeringServer } from '../../testing/answering-server.js';
import type { Grid } from './grid-cells.js';
import { association, gridOf, stored } from './grid-fixture.js';
import { useMonthGrid } from './use-month-grid.js';

const food: NewChange = {
  entryId: 'entry',
  familyId: 'f0',
  change: { kind: 'log', input: { familyId: 'f0', serviceTypeId: 'food', month: '2018-06', quantity: 4 } },
  subject: {
    clusterId: 'cluster',
    familyCode: 'F-000',
    serviceTypeId: 'food',
    serviceName: { ar: 'مواد تموينية', en: 'Food' },
    month: '2018-06',
    shown: 4,
  },
};
const entry = stored('entry', 4, 56_000, { givingAssociation: association });
const without = gridOf(1);
const withEntry = gridOf(1, { '0 1': { entries: [entry] } });

/** The grid as sent by the server: objects that a fragment refers to carry their type name. */
function overTheWire(grid: Grid): object {
  return {
    ...grid,
    __typename: 'MonthGrid',
    serviceTypes: grid.serviceTypes.map((serviceType) => ({ ...serviceType, __typename: 'ServiceType' })),
    rows: grid.rows.map(({ family, cells }) => ({
      __typename: 'MonthGridRow',
      family: { ...family, __typename: 'Family' },
      cells: cells.map((cell) => ({
        ...cell,
        entries: cell.entries.map((stored) => ({ ...stored, __typename: 'Intervention' })),
      })),
    })),
  };
}

/** Queries of the month whose responses the test sends one by one. */
function slowReadings() {
  const waiting: ((grid: Grid) => void)[] = [];
  const server = answeringServer({
    MonthGrid: () => new Promise((resolve) => waiting.push((grid) => resolve({ monthGrid: overTheWire(grid) }))),
  });
  const answer = async (grid: Grid): Promise<void> => {
    await waitFor(() => expect(waiting).not.toEqual([]));
    waiting.shift()?.(grid);
  };
  return { ...server, answer };
}

describe('month grid with the unsent changes of this device', () => {
  const shown = jest.fn<undefined, [readonly number[]]>();
  let outbox: Outbox;

  const open = async (Provider: (props: { children: ReactNode }) => ReactNode, month: string | null) => {
    outbox = await Outbox.open({
      accountId: 'amal',
      storage: openOutboxStorage(),
      send: (batch) => Promise.resolve(batch.map(() => ({ entry, refusal: null }))),
    });
    const wrapper = ({ children }: { children: ReactNode }) => (
      <Provider>
        <OutboxContext value={outbox}>{children}</OutboxContext>
      </Provider>
    );
    return renderHook(
      () => {
        const view = useMonthGrid('cluster', month);
        const quantities = view.rows[0]?.cells[1]?.entries.map(({ quantity }) => quantity ?? 0);
        if (quantities !== undefined) shown(quantities);
        return view;
      },
      { wrapper },
    );
  };

  const sendNow = (changes: readonly NewChange[]): Promise<void> =>
    act(async () => {
      await outbox.add(changes);
      await outbox.settled();
    });

  afterEach(() => {
    outbox.close();
    shown.mockReset();
  });

  it.each([null, '2018-06'])(
    'shows a change that was stored while the month (%s) was first loading, even when the older response arrives late',
    async (month) => {
      const { Provider, requests, answer } = slowReadings();
      await open(Provider, month);
      await sendNow([food]);
      expect(outbox.getState().items).toEqual([]);
      await answer(without);
      await waitFor(() => expect(shown).toHaveBeenCalled());
      await answer(withEntry);
      await waitFor(() => expect(requests).toHaveLength(2));
      for (const [quantities] of shown.mock.calls) expect(quantities).toEqual([4]);
    },
  );

  it('does not show a change of another month', async () => {
    const { Provider, answer } = slowReadings();
    await open(Provider, null);
    await sendNow([{ ...food, subject: { ...food.subject, month: '2018-05' } }]);
    await answer(without);
    await waitFor(() => expect(shown).toHaveBeenCalled());
    for (const [quantities] of shown.mock.calls) expect(quantities).toEqual([]);
  });
});
