import { screen, within } from '@testing-library/react';
import { outboxIn, WithOutbox } from '../../domain/outbox/outbox.situations.js';
import { answeringServer } from '../../testing/answering-server.js';
import { readScreen } from '../../testing/read-screen.js';
import { renderView } from '../../testing/show.js';
import { nothing } from '../../testing/situations.js';
import { cellsOf, type Grid } from './grid-cells.js';
import { totalsOf } from './grid-totals.js';
import { grid, readOnly } from './invented-grid.situations.js';
import { MonthGridScreen } from './MonthGridScreen.js';

/** Renders the month with an outbox that records what is added to it. */
function open(month: Grid, device: 'desktop' | 'phone' = 'desktop') {
  const add = jest.fn(() => Promise.resolve());
  const server = answeringServer({});
  const rows = cellsOf(month, []);
  const totals = totalsOf(month, rows, [], { isUnsent: false, isAhead: false });
  const view = {
    grid: month,
    rows,
    totals,
    unsentCount: 0,
    cellsToCorrect: [],
    isLoading: false,
    hasFailed: false,
    reload: () => Promise.resolve(),
    show: nothing,
  };
  const shown = renderView(
    <server.Provider>
      <WithOutbox outbox={outboxIn({}, { add })}>
        <MonthGridScreen view={view} grid={month} totals={totals} onGo={nothing} />
      </WithOutbox>
    </server.Provider>,
    { device },
  );
  return { ...shown, add };
}

const activeCell = (): string | null => document.activeElement?.getAttribute('aria-label') ?? null;

describe('screen of a month', () => {
  it('moves the active cell with the arrow keys and stops at the edge', async () => {
    const { user } = open(grid);
    expect(activeCell()).toBe('أسرة 0، stipend');
    await user.keyboard('{ArrowLeft}');
    expect(activeCell()).toBe('أسرة 0، food');
    await user.keyboard('{ArrowDown}');
    expect(activeCell()).toBe('أسرة 1، food');
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(activeCell()).toBe('أسرة 0، food');
  });

  it('sends a typed value, moves down and enables undo', async () => {
    const { user, add } = open(grid);
    const undo = () => screen.getByRole('button', { name: /تراجع/ });
    expect(undo()).toBeDisabled();
    await user.keyboard('50000{Enter}');
    expect(add).toHaveBeenCalledTimes(1);
    expect(activeCell()).toBe('أسرة 1، stipend');
    expect(undo()).toBeEnabled();
  });

  it('copies last month into the blank cells of monthly services and says how many', async () => {
    const { press, add } = open(grid);
    await press('نسخ الشهر الماضي');
    expect(add).toHaveBeenCalledTimes(1);
    expect(await screen.findByText('نُسخت خانة واحدة من الشهر الماضي')).toBeInTheDocument();
  });

  it('lists the blank cells before the month is closed', async () => {
    const { press } = open(grid);
    await press('إغلاق الشهر');
    const blanks = within(await screen.findByRole('list', { name: 'الخانات الفارغة' }));
    expect(blanks.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      expect.stringMatching(/stipend.*F-001/),
      expect.stringMatching(/course.*F-001.*F-002/),
    ]);
  });

  it('says that there are no families in an empty month', () => {
    open({ ...grid, rows: [], totalCells: 0, filledCells: 0 });
    expect(readScreen()).toContain('لا أسر في هذا الشهر');
    expect(screen.queryByRole('grid')).toBeNull();
  });

  it('shows one service at a time on a phone', () => {
    open(grid);
    expect(screen.getByRole('grid')).toBeInTheDocument();
    open(grid, 'phone');
    expect(screen.queryByRole('grid')).toBeNull();
    expect(readScreen()).toContain('أسرة 0');
  });

  it('says who closed the month and sends nothing that is typed', async () => {
    const { user, add } = open(readOnly);
    expect(readScreen()).toContain('سمر النحاس');
    expect(screen.queryByRole('button', { name: 'نسخ الشهر الماضي' })).toBeNull();
    await user.keyboard('50000{Enter}');
    expect(add).not.toHaveBeenCalled();
  });

  it('says that a closed month takes no typing, by keys and by paste', async () => {
    const { user, add } = open(readOnly);
    const field = screen.getByLabelText('أسرة 0، stipend');
    await user.click(field);
    for (const key of ['1', '{Delete}']) {
      await user.keyboard(key);
      expect((await screen.findAllByText(/هذا الشهر مغلق ولم يُكتب شيء/)).length).toBeGreaterThan(0);
    }
    await user.paste('5');
    expect(add).not.toHaveBeenCalled();
  });

  it('marks a cell with a question that waits, and no answered one', () => {
    const question = (id: string, service: string, state: 'OPEN' | 'ANSWERED') => ({
      id,
      state,
      family: { id: 'f0' },
      serviceType: { id: service },
    });
    open({ ...grid, questions: [question('q1', 'food', 'OPEN'), question('q2', 'course', 'ANSWERED')] });
    const marks = screen.getAllByRole('img', { name: 'عليها سؤال ينتظر الجواب' });
    expect(marks.map((mark) => mark.closest('td')?.cellIndex)).toEqual([2]);
    open({ ...grid, questions: [question('q1', 'stipend', 'OPEN')] }, 'phone');
    expect(screen.getByText('عليها سؤال ينتظر الجواب')).toBeInTheDocument();
  });

  it('selects with Shift, copies the range, and is left by Escape and Tab', async () => {
    const { user } = open(grid);
    await user.click(screen.getByLabelText('أسرة 0، stipend'));
    await user.keyboard('{Shift>}{ArrowDown}{ArrowLeft}{/Shift}');
    expect(document.querySelectorAll('[data-selected]')).toHaveLength(4);
    const copied = await user.copy();
    expect(copied?.getData('text/plain')).toBe('45000\t2\n\t0');
    await user.keyboard('{Control>}{Home}{/Control}');
    expect(document.querySelectorAll('[data-selected]')).toHaveLength(0);
    expect(activeCell()).toBe('أسرة 0، stipend');
    await user.keyboard('{Escape}');
    await user.tab();
    expect(activeCell() ?? '').not.toMatch(/^أسرة/);
  });

  it('offers to take back a copied month in its message', async () => {
    const { press, add } = open(grid);
    await press('نسخ الشهر الماضي');
    const message = within(await screen.findByRole('alert'));
    expect(add).toHaveBeenCalledTimes(1);
    expect(message.getByText('نُسخت خانة واحدة من الشهر الماضي')).toBeInTheDocument();
    expect(message.getByRole('button', { name: 'تراجع عن النسخ' })).toBeInTheDocument();
  });
});
