import { Button, Group, NativeSelect, Text, Title } from '@mantine/core';
import { addMonths } from '@anaqid/shared-types';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format.js';
import { useViewer } from '../../platform/session.js';
import { CopyIcon, LockIcon, PrintIcon, UndoIcon } from '../../ui/icons.js';
import { MonthStepper } from '../../ui/MonthStepper.js';
import type { Grid } from './grid-cells.js';
import classes from './GridHeader.module.css';
import type { Totals } from './grid-totals.js';

interface GridHeaderProps {
  grid: Grid;
  totals: Totals;
  undoCount: number;
  onGo: (target: { cluster?: string; month?: string }) => void;
  onClose: () => void;
  onKeys: () => void;
  onUndo: () => void;
  onCopy: () => void;
  /** Messages about the whole month, such as that it is closed. */
  children?: ReactNode;
}

/** Header of the grid: cluster and month, share of filled cells, and the actions on the whole month. */
export function GridHeader(props: GridHeaderProps) {
  const { grid, totals, onGo } = props;
  const { t } = useTranslation('interventions');
  const format = useFormat();
  const { clusters } = useViewer();
  const title = t('GridHeader.title', { month: format.month(grid.month) });
  useEffect(() => {
    document.title = title;
  }, [title]);
  const go = (months: number) => () => onGo({ month: addMonths(grid.month, months) });
  return (
    <>
      <Group justify="space-between" mb="sm" gap="sm" className={classes.head}>
        <Group gap="md" className={classes.month}>
          <Title order={1} size="h2" className={classes.heading}>
            {t('GridHeader.heading')}
          </Title>
          <MonthStepper
            label={format.month(grid.month)}
            onPrevious={grid.month > grid.firstMonth ? go(-1) : undefined}
            onNext={grid.month < grid.lastMonth ? go(1) : undefined}
          />
          {clusters.length > 1 ? (
            <NativeSelect
              aria-label={t('GridHeader.cluster')}
              value={grid.cluster.id}
              data={clusters.map(({ id, name }) => ({ value: id, label: format.name(name) }))}
              onChange={(event) => onGo({ cluster: event.currentTarget.value })}
            />
          ) : (
            <Text c="dimmed">{format.name(grid.cluster.name)}</Text>
          )}
          <Text data-testid="filled-cells">
            {t('GridHeader.filled', { filled: totals.filledCells, total: grid.totalCells })}
          </Text>
        </Group>
        <MonthButtons {...props} />
      </Group>
      {props.children}
    </>
  );
}

function MonthButtons({ grid, undoCount, onClose, onKeys, onUndo, onCopy }: GridHeaderProps) {
  const { t } = useTranslation('interventions');
  const keepFocus = (event: { preventDefault: () => void }): void => event.preventDefault();
  return (
    <Group gap="xs" className={`${classes.buttons} no-print`}>
      {grid.viewerCanLog && (
        <>
          <Button
            variant="default"
            leftSection={<UndoIcon />}
            disabled={undoCount === 0}
            onMouseDown={keepFocus}
            onClick={onUndo}
          >
            {t('GridHeader.undo')}
          </Button>
          <Button variant="light" leftSection={<CopyIcon />} onMouseDown={keepFocus} onClick={onCopy}>
            {t('GridHeader.copy')}
          </Button>
          <Button leftSection={<LockIcon />} onClick={onClose}>
            {t('GridHeader.close')}
          </Button>
        </>
      )}
      <Button
        variant="subtle"
        px="xs"
        visibleFrom="sm"
        aria-label={t('GridHeader.print')}
        onClick={() => window.print()}
      >
        <PrintIcon />
      </Button>
      <Button variant="subtle" px="xs" visibleFrom="sm" aria-label={t('GridHeader.keys')} onClick={onKeys}>
        {t('GridHeader.keysSign')}
      </Button>
    </Group>
  );
}
