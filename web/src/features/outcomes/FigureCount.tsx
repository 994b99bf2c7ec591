import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OutcomeFigure } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import classes from './OutcomeSummary.module.css';

interface FigureCountProps {
  /** Null: there is none. */
  count: number | null | undefined;
  figure?: OutcomeFigure;
  /** Name of the figure, as the list behind it is headed. */
  label?: string;
  /** Opens the families behind the figure. */
  onOpen?: ((figure: OutcomeFigure, label: string) => void) | undefined;
}

/** A number of families; a button for readers who may see which families they are. */
export function FigureCount({ count, figure, label, onOpen }: FigureCountProps) {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
  if (count == null) return '—';
  if (onOpen === undefined || figure === undefined || label === undefined || count === 0) return format.number(count);
  return (
    <UnstyledButton
      className={classes.open}
      aria-label={t('Summary.open', { label, count })}
      onClick={() => onOpen(figure, label)}
    >
      {format.number(count)}
    </UnstyledButton>
  );
}
