import { useMutation, useQuery } from '@apollo/client/react';
import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AnswerQuestionDocument, FamilyMonthDocument } from '../../generated/operations.js';
import { useAskingToLeave } from '../../ui/AskingToLeave.js';
import { useOutboxState } from '../../domain/outbox/outbox-context.js';
import type { OutboxItem } from '../../domain/outbox/outbox-item.js';
import type { CellPosition } from './cell-changes.js';
import { CellDetails } from './CellDetails.js';
import classes from './FamilyPanel.module.css';
import type { Grid } from './grid-cells.js';
import type { GridEditing } from './grid-editing.js';

interface FamilyPanelProps {
  grid: Grid;
  /** The cell whose details are shown; null: closed. */
  position: CellPosition | null;
  editing: GridEditing;
  onClose: () => void;
}

/** Side panel of the grid: the details of a cell, then the family and its other services of the month. */
export function FamilyPanel({ grid, position, editing, onClose }: FamilyPanelProps) {
  const { t } = useTranslation('interventions');
  const { leave, within, question } = useAskingToLeave();
  return (
    <>
      <Drawer
        opened={position !== null}
        onClose={() => leave(onClose)}
        position="right"
        size="lg"
        title={
          position !== null && (
            <>
              {position.row.family.name} <bdi className={classes.code}>{position.row.family.code}</bdi>
            </>
          )
        }
        closeButtonProps={{ 'aria-label': t('FamilyPanel.close') }}
      >
        {position !== null && within(<PanelContent grid={grid} position={position} editing={editing} />)}
      </Drawer>
      {question}
    </>
  );
}

function PanelContent({ grid, position, editing }: { grid: Grid; position: CellPosition; editing: GridEditing }) {
  const variables = { familyId: position.row.family.id, month: position.month };
  const { data, error, refetch } = useQuery(FamilyMonthDocument, { variables, fetchPolicy: 'cache-and-network' });
  const [answer] = useMutation(AnswerQuestionDocument, { refetchQueries: ['VisitsDue'] });
  const { items } = useOutboxState();
  const family = data?.family ?? null;
  const isOfCell = ({ subject }: OutboxItem): boolean => subject.serviceTypeId === position.serviceType.id;
  return (
    <CellDetails
      grid={grid}
      position={position}
      editing={editing}
      family={family}
      refused={items
        .filter(
          ({ familyId, subject, refusal }) =>
            familyId === position.row.family.id && subject.month === position.month && refusal !== null,
        )
        .toSorted((a, b) => Number(isOfCell(b)) - Number(isOfCell(a)))}
      hasFailed={error != null && family === null}
      onRetry={() => void refetch()}
      onAnswer={async (input) => (await answer({ variables: { input } })).data?.answerQuestion.refusal}
    />
  );
}
