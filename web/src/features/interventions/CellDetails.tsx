import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AnswerQuestionInput, PanelFamilyFragment } from '../../generated/operations.js';
import type { OutboxItem } from '../../domain/outbox/outbox-item.js';
import { RefusedChange } from '../../domain/outbox/RefusedChange.js';
import type { ServerAnswer } from '../../platform/form/use-server-form.js';
import { useFormat } from '../../platform/format.js';
import { ErrorState } from '../../ui/ErrorState.js';
import type { CellPosition } from './cell-changes.js';
import { CellQuestions } from './CellQuestions.js';
import { EntryForm } from './EntryForm.js';
import { EntryHistory } from './EntryHistory.js';
import classes from './FamilyPanel.module.css';
import { FamilySummary } from './FamilySummary.js';
import type { Grid } from './grid-cells.js';
import type { GridEditing } from './grid-editing.js';

interface CellDetailsProps {
  grid: Grid;
  position: CellPosition;
  editing: GridEditing;
  /** The family and month as the server has them; null while loading. */
  family: PanelFamilyFragment | null;
  /** Unsent changes of this family and month that the server did not accept. */
  refused: readonly OutboxItem[];
  hasFailed: boolean;
  onRetry: () => void;
  onAnswer: (input: AnswerQuestionInput) => ServerAnswer;
}

/** All details of a cell, then the family and its other services of the month. */
export function CellDetails(props: CellDetailsProps) {
  const { grid, position, editing, family, refused, hasFailed, onRetry, onAnswer } = props;
  const { t } = useTranslation('interventions');
  const format = useFormat();
  const others = grid.serviceTypes.flatMap((serviceType, column) => {
    const cell = position.row.cells[column];
    const isOther = serviceType.id !== position.serviceType.id && cell !== undefined && cell.entries.length > 0;
    return isOther ? [{ serviceType, cell }] : [];
  });
  return (
    <Stack>
      <Title order={2} size="h3">
        {t('FamilyPanel.service', {
          service: format.name(position.serviceType.name),
          month: format.month(position.month),
        })}
      </Title>
      {refused.map(
        (item, index) =>
          item.refusal !== null && (
            <RefusedChange key={item.itemId} item={item} refusal={item.refusal} takesFocus={index === 0} />
          ),
      )}
      {family !== null && (
        <CellQuestions
          questions={family.questions.filter(({ serviceType }) => serviceType.id === position.serviceType.id)}
          onAnswer={onAnswer}
        />
      )}
      {position.cell.entries.map((entry, index) => (
        <section key={entry.id} className={classes.entry}>
          <EntryForm
            key={`${entry.version} ${entry.state}`}
            entry={entry}
            position={position}
            grid={grid}
            family={family}
            editing={editing}
            takesFocus={index === 0 && refused.length === 0}
          />
          <EntryHistory family={family} entryId={entry.id} serviceType={position.serviceType} />
        </section>
      ))}
      {grid.viewerCanLog && !position.serviceType.retired && (
        <details className={classes.entry} open={position.cell.entries.length === 0}>
          <summary>{t('FamilyPanel.another')}</summary>
          <EntryForm
            key={`new ${position.cell.entries.length}`}
            entry={null}
            position={position}
            grid={grid}
            family={family}
            editing={editing}
            takesFocus={position.cell.entries.length === 0 && refused.length === 0}
          />
        </details>
      )}
      {hasFailed && <ErrorState onRetry={onRetry} />}
      {others.length > 0 && (
        <section>
          <Title order={3}>{t('FamilyPanel.others')}</Title>
          {others.map(({ serviceType, cell }) => (
            <div key={serviceType.id}>
              <Text fw={600}>{format.name(serviceType.name)}</Text>
              {cell.entries.map((entry) => (
                <EntryHistory key={entry.id} family={family} entryId={entry.id} serviceType={serviceType} isOpen />
              ))}
            </div>
          ))}
        </section>
      )}
      {family !== null && <FamilySummary family={family} grid={grid} />}
    </Stack>
  );
}
