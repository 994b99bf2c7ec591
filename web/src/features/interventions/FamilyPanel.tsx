import { useMutation, useQuery } from '@apollo/client/react';
import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AnswerQuestionDocument, FamilyMonthDocument } from '../../generated/operations.js';
import { useOutboxState } from '../../domain/outbox/outbox-context.js';
import type { CellPlace } from './cell-changes.js';
import { CellDetails } from './CellDetails.js';
import classes from './FamilyPanel.module.css';
import type { Grid } from './grid-cells.js';
import type { GridEditing } from './grid-editing.js';

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
  const variables = { familyId: place.row.family.id, month: place.month };
  const { data, error, refetch } = useQuery(FamilyMonthDocument, { variables, fetchPolicy: 'cache-and-network' });
  const [answer] = useMutation(AnswerQuestionDocument, { refetchQueries: ['VisitsDue'] });
  const { items } = useOutboxState();
  const family = data?.family ?? null;
  return (
    <CellDetails
      grid={grid}
      place={place}
      editing={editing}
      family={family}
      refused={items.filter(
        ({ familyId, subject, refusal }) =>
          familyId === place.row.family.id && subject.month === place.month && refusal !== null,
      )}
      hasFailed={error != null && family === null}
      onRetry={() => void refetch()}
      onAnswer={async (input) => (await answer({ variables: { input } })).data?.answerQuestion.refusal}
    />
  );
}
