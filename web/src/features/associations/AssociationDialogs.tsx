import { useMutation, useQuery } from '@apollo/client/react';
import {
  AssociationChoicesDocument,
  type AssociationPartsFragment,
  CreateAssociationDocument,
  JoinClusterDocument,
  ReviseMembershipDocument,
  UpdateAssociationDocument,
} from '../../generated/operations.js';
import { AssociationDialog } from './AssociationDialog.js';
import type { OpenedAssociation } from './AssociationTable.js';
import { MembershipsDialog } from './MembershipsDialog.js';

interface AssociationDialogsProps {
  opened: OpenedAssociation | null;
  associations: readonly AssociationPartsFragment[];
  onClose: () => void;
  onAdded: () => void;
}

/** Dialogs that add and edit associations and their memberships in clusters. */
export function AssociationDialogs({ opened, associations, onClose, onAdded }: AssociationDialogsProps) {
  const { data: choices, error, refetch } = useQuery(AssociationChoicesDocument, { skip: opened === null });
  const [create] = useMutation(CreateAssociationDocument);
  const [update] = useMutation(UpdateAssociationDocument);
  const [join] = useMutation(JoinClusterDocument);
  const [revise] = useMutation(ReviseMembershipDocument);
  const association =
    opened === null || opened.kind === 'add' ? null : (associations.find(({ id }) => id === opened.id) ?? null);
  return (
    <>
      <AssociationDialog
        opened={opened?.kind === 'add' || (opened?.kind === 'edit' && association !== null)}
        association={association}
        serviceTypes={choices?.serviceTypes ?? []}
        onCreate={async (input) => (await create({ variables: { input } })).data?.createAssociation.refusal}
        onUpdate={async (input) => (await update({ variables: { input } })).data?.updateAssociation.refusal}
        onClose={onClose}
        onAdded={onAdded}
      />
      <MembershipsDialog
        association={opened?.kind === 'memberships' ? association : null}
        pilots={choices?.pilots ?? null}
        hasFailed={error !== undefined}
        onRetry={() => void refetch()}
        onJoin={async (input) => (await join({ variables: { input } })).data?.joinCluster.refusal}
        onRevise={async (input) => (await revise({ variables: { input } })).data?.reviseMembership.refusal}
        onClose={onClose}
      />
    </>
  );
}
