import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format.js';
import { useRefusalText } from '../../platform/refusals/refusal-text.js';
import classes from './CellBar.module.css';
import type { CellPosition } from './cell-changes.js';
import { type Grid, previousValue } from './grid-cells.js';
import type { Draft } from './grid-editing.js';
import { useEither, valueText } from './GridCell.js';

interface CellBarProps {
  position: CellPosition | null;
  grid: Grid;
  draft: Draft | undefined;
}

/** The active cell in words: family, service, last month's value, the association that gives, and any problem. */
export function CellBar({ position, grid, draft }: CellBarProps) {
  const { t } = useTranslation('interventions');
  const format = useFormat();
  const refusalText = useRefusalText();
  const either = useEither();
  if (position === null) return <output id="cell-bar" className={classes.bar} />;
  const { row, cell, serviceType, columnGiverId } = position;
  const previous = previousValue(cell, serviceType);
  const giverId = cell.entries[0]?.giverId ?? columnGiverId ?? row.family.association?.id;
  const giver = grid.givers.find(({ id }) => id === giverId) ?? row.family.association;
  const [conflict] = cell.conflicts;
  const refusal = [...cell.entries, ...cell.removals].find((entry) => entry.refusal !== null)?.refusal;
  return (
    <output id="cell-bar" className={`${classes.bar} no-print`}>
      <Text component="span" fw={600}>
        {row.family.name}
        {t('CellBar.separator')}
        {format.name(serviceType.name)}
      </Text>
      <Text component="span" c="dimmed" size="sm">
        {previous === null
          ? t('CellBar.noPrevious')
          : t('CellBar.previous', { value: valueText(previous, serviceType, format) })}
      </Text>
      {giver != null && (
        <Text component="span" c="dimmed" size="sm">
          {t('CellBar.giver', { name: format.name(giver.name) })}
        </Text>
      )}
      {draft !== undefined && (
        <span className={classes.refused}>{t(`CellProblem.${draft.problem}`, { text: draft.text })}</span>
      )}
      {conflict !== undefined && (
        <span className={classes.refused}>
          {conflict.storedBy === null
            ? t('CellBar.choose', { values: either(cell) })
            : t('CellBar.chooseBy', {
                values: either(cell),
                name: conflict.storedBy.changedBy,
                when: format.dateTime(conflict.storedBy.changedAt),
              })}
        </span>
      )}
      {refusal != null && (
        <span className={refusal.code === 'POSSIBLE_REPEAT' ? classes.warning : classes.refused}>
          {refusal.code === 'CONFLICT' ? t('CellBar.otherContent') : refusalText(refusal)}
          {t('CellBar.openDetails')}
        </span>
      )}
      {refusal == null && cell.possibleRepeat !== null && (
        <span className={classes.warning}>
          {t('CellBar.possibleRepeat', {
            name:
              cell.possibleRepeat.otherAssociation == null
                ? t('CellBar.otherAssociation')
                : format.name(cell.possibleRepeat.otherAssociation.name),
          })}
        </span>
      )}
      {cell.entries.length > 1 && <span className={classes.hint}>{t('CellBar.several')}</span>}
    </output>
  );
}
