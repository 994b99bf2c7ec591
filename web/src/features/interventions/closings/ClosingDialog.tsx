import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellToCorrect } from '../../../domain/outbox/cell-to-correct.js';
import type { BlankCells, CloseMonthInput } from '../../../generated/operations.js';
import type { ServerAnswer } from '../../../platform/form/use-server-form.js';
import { useFormat } from '../../../platform/format.js';
import { useRefusalText } from '../../../platform/refusals/refusal-text.js';
import { FormDialog } from '../../../ui/FormDialog.js';
import { Notice } from '../../../ui/Notice.js';
import classes from './ClosingDialog.module.css';
import type { Grid } from '../grid-cells.js';
import type { Totals } from '../grid-totals.js';

interface ClosingProps {
  grid: Grid;
  totals: Totals;
  unsentCount: number;
  /** Cells of the month whose text is no value: the month is closed after they were corrected or given up. */
  cellsToCorrect: readonly CellToCorrect[];
  /** Goes to a cell. */
  onCell: (familyId: string, serviceTypeId: string) => void;
  /** Sends the unsent changes. */
  onSend: () => void;
  onCloseMonth: (input: CloseMonthInput) => ServerAnswer;
  onClose: () => void;
}

/**
 * Lists the blank cells and closes the month, either recording "nothing given" in all of them or leaving them unknown.
 */
export function ClosingDialog({ opened, ...closing }: ClosingProps & { opened: boolean }) {
  const { t } = useTranslation('interventions');
  const format = useFormat();
  const title = t('ClosingDialog.title', { month: format.month(closing.grid.month) });
  return (
    <FormDialog title={title} opened={opened} onClose={closing.onClose} returnFocus={false}>
      <Closing {...closing} />
    </FormDialog>
  );
}

function Closing(closing: ClosingProps) {
  const { grid, totals, unsentCount, cellsToCorrect, onSend, onCloseMonth, onClose } = closing;
  const { t } = useTranslation('interventions');
  const refusalText = useRefusalText();
  const [clientKey] = useState(() => crypto.randomUUID());
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const blanks = grid.totalCells - totals.filledCells;

  const close = async (choice: BlankCells): Promise<void> => {
    if (isSending) return;
    setProblem(null);
    setSending(true);
    try {
      const refusal = await onCloseMonth({
        clientKey,
        clusterId: grid.cluster.id,
        month: grid.month,
        blanks: choice,
      });
      if (refusal == null) onClose();
      else setProblem(refusalText(refusal));
    } catch {
      setProblem(t('ClosingDialog.failed'));
    }
    setSending(false);
  };

  if (cellsToCorrect.length > 0) return <CellsToCorrect {...closing} />;
  if (unsentCount > 0) {
    return (
      <Stack>
        <Notice tone="warning">{t('ClosingDialog.unsent', { count: unsentCount })}</Notice>
        <Group justify="flex-end">
          <Button variant="default" onClick={onSend} data-autofocus>
            {t('ClosingDialog.send')}
          </Button>
        </Group>
      </Stack>
    );
  }
  return (
    <Stack>
      <Text>{t('ClosingDialog.blanks', { count: blanks })}</Text>
      {blanks > 0 && <BlankList grid={grid} onCell={closing.onCell} />}
      {problem !== null && <Notice tone="refused">{problem}</Notice>}
      <Group justify="flex-end">
        <Button variant="subtle" onClick={onClose}>
          {t('ClosingDialog.cancel')}
        </Button>
        {blanks > 0 && (
          <Button variant="default" onClick={() => void close('LEAVE')}>
            {t('ClosingDialog.leave')}
          </Button>
        )}
        <Button data-autofocus onClick={() => void close(blanks > 0 ? 'NOTHING_GIVEN' : 'LEAVE')}>
          {t(blanks > 0 ? 'ClosingDialog.nothingGiven' : 'ClosingDialog.close')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Cells that are neither blank nor given: each with what was typed and the way to it. */
function CellsToCorrect({ cellsToCorrect, onCell }: ClosingProps) {
  const { t } = useTranslation('interventions');
  const format = useFormat();
  return (
    <Stack>
      <Notice tone="warning">{t('ClosingDialog.toCorrect', { count: cellsToCorrect.length })}</Notice>
      <ul className={classes.list} aria-label={t('ClosingDialog.toCorrectList')}>
        {cellsToCorrect.map((cell) => (
          <li key={cell.itemId}>
            <Button variant="subtle" size="sm" onClick={() => onCell(cell.familyId, cell.subject.serviceTypeId)}>
              {t('ClosingDialog.cell', {
                code: cell.subject.familyCode,
                service: format.name(cell.subject.serviceName),
                text: cell.text,
              })}
            </Button>
          </li>
        ))}
      </ul>
    </Stack>
  );
}

/** Families with a blank cell, by service: each leads to its cell. Where most are blank, the others are named. */
function BlankList({ grid, onCell }: Pick<ClosingProps, 'grid' | 'onCell'>) {
  const { t } = useTranslation('interventions');
  const format = useFormat();
  const columns = grid.serviceTypes.map((serviceType, column) => {
    const isBlank = ({ cells }: Grid['rows'][number]): boolean => cells[column]?.entries.length === 0;
    const families = grid.rows.map((row) => ({ ...row.family, isBlank: isBlank(row) }));
    return {
      serviceType,
      blank: families.filter((family) => family.isBlank),
      filled: families.filter((family) => !family.isBlank),
    };
  });
  return (
    <ul className={classes.list} aria-label={t('ClosingDialog.list')}>
      {columns
        .filter(({ blank }) => blank.length > 0)
        .map(({ serviceType, blank, filled }) => {
          const isMost = filled.length === 0 || (filled.length < 4 && blank.length > 5);
          return (
            <li key={serviceType.id}>
              <strong>{format.name(serviceType.name)}</strong>{' '}
              {isMost && t(filled.length === 0 ? 'ClosingDialog.allFamilies' : 'ClosingDialog.allBut')}{' '}
              {(isMost ? filled : blank).map(({ id, code, name }) => (
                <Button
                  key={id}
                  variant="subtle"
                  size="compact-sm"
                  className={classes.family}
                  onClick={() => onCell(id, serviceType.id)}
                >
                  <bdi>{code}</bdi>&nbsp;<bdi>{name}</bdi>
                </Button>
              ))}
            </li>
          );
        })}
    </ul>
  );
}
