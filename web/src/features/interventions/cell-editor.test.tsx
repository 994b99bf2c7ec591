import { fireEvent, screen } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { show } from '../../testing/show.js';
import { situations } from './interventions.situations.js';

const handlers = () => ({
  onCursor: jest.fn(),
  onMove: jest.fn(() => true),
  onType: jest.fn(),
  onPaste: jest.fn(),
  onCommand: jest.fn(),
  onFamily: jest.fn(),
  onStretch: jest.fn(),
  onCopy: () => null,
});

describe('a cell of the grid, as in a spreadsheet', () => {
  const typeInto = async (act: (user: UserEvent, field: HTMLElement) => Promise<void>) => {
    const heard = handlers();
    const { user } = show(situations.grid, { handlers: heard, takesFocus: true });
    await act(user, screen.getByLabelText('أسرة 0، food'));
    return heard;
  };

  it.each([0, 1, 2])('typing replaces the value of the active cell after %i presses on it', async (presses) => {
    const { onType } = await typeInto(async (user, field) => {
      for (let press = 0; press < presses; press += 1) {
        await user.click(field);
        // Slower than a double press.
        await user.click(screen.getByText('المجموع'));
        field.focus();
      }
      await user.keyboard('3{Enter}');
    });
    expect(onType.mock.calls).toEqual([[0, 1, '3']]);
  });

  it('one slow press on the active cell selects its value', async () => {
    const { onType } = await typeInto(async (user, field) => {
      await user.click(field);
      await user.keyboard('3{Enter}');
    });
    expect(onType.mock.calls).toEqual([[0, 1, '3']]);
  });

  it('F2 edits inside, a second F2 opens the details, and the arrows move the caret meanwhile', async () => {
    const heard = await typeInto(async (user) => {
      await user.keyboard('{F2}3{ArrowLeft}{Enter}');
    });
    expect(heard.onType.mock.calls).toEqual([[0, 1, '23']]);
    expect(heard.onMove).toHaveBeenCalledTimes(1);
    const again = await typeInto(async (user) => user.keyboard('{F2}{F2}'));
    expect(again.onCommand.mock.calls).toEqual([[0, 1, 'details']]);
  });

  it('a double press edits inside and opens nothing', async () => {
    const heard = await typeInto(async (user, field) => {
      await user.dblClick(field);
      await user.keyboard('{End}3{Enter}');
    });
    expect(heard.onType.mock.calls).toEqual([[0, 1, '23']]);
    expect(heard.onCommand).not.toHaveBeenCalled();
  });

  it('Escape leaves the inside of the cell, and typing replaces again', async () => {
    const { onType } = await typeInto(async (user) => user.keyboard('{F2}3{Escape}4{Enter}'));
    expect(onType.mock.calls).toEqual([[0, 1, '4']]);
  });

  it('what stands in the field is stored when the page is left without a move', () => {
    const heard = handlers();
    const { rerender } = show(situations.grid, { handlers: heard });
    fireEvent.change(screen.getByLabelText('أسرة 0، food'), { target: { value: '7' } });
    rerender(<p />);
    expect(heard.onType.mock.calls).toEqual([[0, 1, '7']]);
  });
});
