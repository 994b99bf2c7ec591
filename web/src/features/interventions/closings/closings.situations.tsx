import { screen, within } from '@testing-library/react';
import { textInCell } from '../../../domain/outbox/outbox.situations.js';
import { nothing, pressing, refuses, situation, stores } from '../../../testing/situations.js';
import type { Grid } from '../grid-cells.js';
import { totalsOf } from '../grid-totals.js';
import { grid, readOnly, rows } from '../invented-grid.situations.js';
import { ClosedNotice } from './ClosedNotice.js';
import { ClosingDialog } from './ClosingDialog.js';

const closing = {
  opened: true,
  grid,
  totals: totalsOf(grid, rows, [], { isUnsent: false, isAhead: false }),
  unsentCount: 0,
  cellsToCorrect: [],
  onCell: nothing,
  onSend: nothing,
  onCloseMonth: stores,
  onClose: nothing,
};
const closedNotice = {
  grid: readOnly,
  closing: readOnly.closing as NonNullable<Grid['closing']>,
  onReopen: stores,
};
export const situations = {
  closedNotice: situation(ClosedNotice, closedNotice),
  closedNoticeToRead: situation(ClosedNotice, {
    grid: readOnly,
    closing: { ...(readOnly.closing as NonNullable<Grid['closing']>), blankCells: 0, viewerCanReopen: false },
    onReopen: stores,
  }),
  reopening: situation(ClosedNotice, closedNotice, pressing('إعادة فتح الشهر')),
  reopeningRefused: situation(
    ClosedNotice,
    { ...closedNotice, onReopen: refuses('MONTH_NOT_CLOSED', 'month') },
    {
      reachedBy: async ({ enter, press, user }) => {
        await press('إعادة فتح الشهر');
        enter('لماذا يُعاد فتحه؟', 'خطأ في الإدخال');
        await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'إعادة فتح الشهر' }));
      },
    },
  ),
  closing: situation(ClosingDialog, closing),
  closingRefused: situation(
    ClosingDialog,
    { ...closing, onCloseMonth: refuses('MONTH_IN_FUTURE', 'month') },
    pressing('إغلاق وتركها غير معروفة'),
  ),
  closingComplete: situation(ClosingDialog, {
    ...closing,
    totals: { ...closing.totals, filledCells: grid.totalCells },
  }),
  closingWithCellsToCorrect: situation(ClosingDialog, {
    ...closing,
    unsentCount: 2,
    cellsToCorrect: [
      textInCell,
      {
        ...textInCell,
        itemId: 'cell-2',
        text: '25.000',
        problem: 'FRACTION',
        subject: { ...textInCell.subject, familyCode: 'F-109' },
      },
    ],
  }),
  closingWithUnsent: situation(ClosingDialog, { ...closing, unsentCount: 2 }),
};
