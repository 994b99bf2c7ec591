import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { AreasDocument, CreateAreaDocument, UpdateAreaDocument } from '../../generated/operations.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { AreaDialog, type OpenedArea } from './AreaDialog.js';
import { AreasView } from './AreasView.js';

/** The tree of areas with the dialogs to add and edit them (administrator). */
export function AreasPage() {
  const [opened, setOpened] = useState<OpenedArea | null>(null);
  const [create] = useMutation(CreateAreaDocument);
  const [update] = useMutation(UpdateAreaDocument);
  const { data, error, refetch } = useQuery(AreasDocument);
  if (data === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  return (
    <>
      <AreasView areas={data.areas} onOpen={setOpened} />
      <AreaDialog
        opened={opened}
        areas={data.areas}
        onCreate={async (input) => (await create({ variables: { input } })).data?.createArea.refusal}
        onUpdate={async (input) => (await update({ variables: { input } })).data?.updateArea.refusal}
        onClose={() => setOpened(null)}
        onAdded={() => void refetch()}
      />
    </>
  );
}
