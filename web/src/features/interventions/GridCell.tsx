import { useTranslation } from 'react-i18next';
import { type Format, useFormat } from '../../platform/format.js';
import { ChooseIcon, RefusedIcon, WarningIcon } from '../../ui/icons.js';
import type { Conflict } from '../../domain/outbox/conflict.js';
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
  const either = useEither();
  if (state === 'conflict') return <TwoValues text={either(cell)} />;
  return (
    <span className={classes.content}>
      <span className={classes.value}>
        {state === 'refused' && <RefusedIcon size={16} />}
        {state === 'warning' && <WarningIcon size={16} />}
        {draft?.text ?? (value === 0 ? <Nothing /> : value === null ? '' : valueText(value, serviceType, format))}
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

/** "Nothing given": known, but no number that stands out. */
function Nothing() {
  const { t } = useTranslation('interventions');
  return (
    <span className={classes.nothing} role="img" aria-label={t('GridCell.nothing')} title={t('GridCell.nothing')}>
      –
    </span>
  );
}

/** Two values of one cell with the sign that asks to choose. */
export function TwoValues({ text }: { text: string }) {
  return (
    <span className={classes.content}>
      <span className={classes.either}>{text}</span>
      <ChooseIcon size={16} />
    </span>
  );
}

/** The stored value of a cell and the one typed here beside it, in words; "" where there is nothing to choose. */
export function useEither(): (cell: Cell) => string {
  const { t } = useTranslation('interventions');
  const format = useFormat();
  return ({ conflicts: [conflict] }) => {
    if (conflict === undefined) return '';
    const number = (value: number | null): string =>
      value === null ? t('GridCell.emptied') : valueText(value, { entryMode: entryModeOf(conflict) }, format);
    return t('GridCell.either', { theirs: number(conflict.theirs), mine: number(conflict.mine) });
  };
}

const entryModeOf = ({ item }: Conflict): GridServiceTypeFragment['entryMode'] =>
  item.subject.measure?.entryMode ?? 'QUANTITY';

/** A tick for services that are recorded as given or not, a number for all others. */
export function valueText(
  value: number,
  { entryMode }: Pick<GridServiceTypeFragment, 'entryMode'>,
  format: Pick<Format, 'number'>,
): string {
  return entryMode === 'GIVEN' && value === 1 ? '✓' : format.number(value);
}
