import { useTranslation } from 'react-i18next';
import { type Format, useFormat } from '../../platform/format.js';
import { RefusedIcon, WarningIcon } from '../../ui/icons.js';
import type { Draft } from './grid-editing.js';
import { type Cell, cellState, previousValue, shownValue } from './grid-cells.js';
import classes from './MonthGrid.module.css';
import type { GridServiceTypeFragment } from '../../generated/operations.js';

interface CellTextProps {
  cell: Cell;
  serviceType: GridServiceTypeFragment;
  draft: Draft | undefined;
}

/**
 * Content of a cell without the input field: its number, last month's value in small type, and a sign when the cell
 * needs attention.
 */
export function CellText({ cell, serviceType, draft }: CellTextProps) {
  const { t } = useTranslation('interventions');
  const format = useFormat();
  const value = shownValue(cell, serviceType);
  const previous = previousValue(cell, serviceType);
  const state = draft === undefined ? cellState(cell) : 'refused';
  return (
    <span className={classes.content}>
      <span className={classes.value}>
        {state === 'refused' && <RefusedIcon size={16} />}
        {state === 'warning' && <WarningIcon size={16} />}
        {draft?.text ?? (value === null ? '' : valueText(value, serviceType, format))}
        {cell.entries.length > 1 && (
          <span className={classes.count}>{t('GridCell.entries', { count: cell.entries.length })}</span>
        )}
      </span>
      {value === null && previous !== null && previous > 0 && (
        <span className={classes.previous} title={t('GridCell.previous')}>
          {valueText(previous, serviceType, format)}
        </span>
      )}
    </span>
  );
}

/** A tick for services that are recorded as given or not, a number for all others. */
export function valueText(
  value: number,
  { entryMode }: Pick<GridServiceTypeFragment, 'entryMode'>,
  format: Pick<Format, 'number'>,
): string {
  return entryMode === 'GIVEN' && value === 1 ? '✓' : format.number(value);
}
