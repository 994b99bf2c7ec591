import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { CreatePilotDocument, type CreatePilotInput, PilotsDocument } from '../../generated/operations.js';
import type { ServerAnswer } from '../../platform/form/use-server-form.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { NewPilotDialog } from './NewPilotDialog.js';
import { PilotsView } from './PilotsView.js';

/** The pilots of the installation, newest first (administrator). */
export function PilotsPage() {
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const { data, error, refetch } = useQuery(PilotsDocument);
  const [create] = useMutation(CreatePilotDocument, { refetchQueries: [PilotsDocument] });
  if (data === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  const onCreate = async (input: CreatePilotInput): ServerAnswer => {
    const answer = (await create({ variables: { input } })).data?.createPilot;
    if (answer?.pilot != null) {
      setOpen(false);
      void navigate(`/setup/pilots/${answer.pilot.id}`);
    }
    return answer?.refusal;
  };
  return (
    <>
      <PilotsView pilots={data.pilots} onAdd={() => setOpen(true)} />
      <NewPilotDialog opened={isOpen} onCreate={onCreate} onClose={() => setOpen(false)} />
    </>
  );
}
