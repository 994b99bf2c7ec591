import { useQuery } from '@apollo/client/react';
import { Drawer, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FamilyMonthDocument } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { useOutboxState } from '../../domain/outbox/OutboxProvider.js';
import { RefusedChange } from '../../domain/outbox/RefusedChange.js';
import { ErrorState } from '../../ui/ErrorState.js';
import type { CellPlace } from './cell-changes.js';
import { CellQuestions } from './CellQuestions.js';
import { EntryForm } from './EntryForm.js';
import { EntryHistory } from './EntryHistory.js';
import classes from './FamilyPanel.module.css';
import { FamilySummary } from './FamilySummary.js';
import type { Grid } from './grid-cells.js';
import type { GridEditing } from './grid-editing.js';

/** What the panel reads of a family. */
interface FamilyPanelProps {
  grid: Grid;
  /** The cell that was asked about; null: closed. */
  place: CellPlace | null;
  editing: GridEditing;
  onClose: () => void;
}

/** The family beside the grid: the cell in all detail first, then the family and everything else it was given this month. */
export function FamilyPanel({ grid, place, editing, onClose }: FamilyPanelProps) {
  const { t } = useTranslation('interventions');
  return (
    <Drawer
      opened={place !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={
        place !== null && (
          <>
            {place.row.family.name} <bdi className={classes.code}>{place.row.family.code}</bdi>
          </>
        )
      }
      closeButtonProps={{ 'aria-label': t('FamilyPanel.close') }}
    >
      {place !== null && <PanelContent grid={grid} place={place} editing={editing} />}
    </Drawer>
  );
}

function PanelContent({ grid, place, editing }: { grid: Grid; place: CellPlace; editing: GridEditing }) {
  const { t } = useTranslation('interventions');
  const format = useFormat();
  const variables = { familyId: place.row.family.id, month: place.month };
  const { data, error, refetch } = useQuery(FamilyMonthDocument, { variables, fetchPolicy: 'cache-and-network' });
  const { items } = useOutboxState();
  const family = data?.family ?? null;
  const refused = items.filter(
    ({ familyId, subject, refusal }) =>
      familyId === place.row.family.id && subject.month === place.month && refusal !== null,
  );
  const others = grid.serviceTypes.flatMap((serviceType, column) => {
    const cell = place.row.cells[column];
    const isOther = serviceType.id !== place.serviceType.id && cell !== undefined && cell.entries.length > 0;
    return isOther ? [{ serviceType, cell }] : [];
  });
  return (
    <Stack>
      <Title order={2} size="h3">
        {t('FamilyPanel.service', { service: format.name(place.serviceType.name), month: format.month(place.month) })}
      </Title>
      {refused.map(
        (item) => item.refusal !== null && <RefusedChange key={item.itemId} item={item} refusal={item.refusal} />,
      )}
      {family !== null && (
        <CellQuestions
          questions={family.questions.filter(({ serviceType }) => serviceType.id === place.serviceType.id)}
        />
      )}
      {place.cell.entries.map((entry, index) => (
        <section key={entry.id} className={classes.entry}>
          <EntryForm
            key={`${entry.version} ${entry.state}`}
            entry={entry}
            place={place}
            grid={grid}
            family={family}
            editing={editing}
            takesFocus={index === 0}
          />
          <EntryHistory family={family} entryId={entry.id} serviceType={place.serviceType} />
        </section>
      ))}
      {grid.viewerCanLog && !place.serviceType.retired && (
        <details className={classes.entry} open={place.cell.entries.length === 0}>
          <summary>{t('FamilyPanel.another')}</summary>
          <EntryForm
            key={`new ${place.cell.entries.length}`}
            entry={null}
            place={place}
            grid={grid}
            family={family}
            editing={editing}
            takesFocus={place.cell.entries.length === 0}
          />
        </details>
      )}
      {error != null && family === null && <ErrorState onRetry={() => void refetch()} />}
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
