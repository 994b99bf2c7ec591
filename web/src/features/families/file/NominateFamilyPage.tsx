import { useMutation, useQuery } from '@apollo/client/react';
import { useNavigate } from 'react-router';
import { FamilyPlacesDocument, NominateFamilyDocument } from '../../../generated/operations.js';
import { ErrorState } from '../../../ui/ErrorState.js';
import { LoadingState } from '../../../ui/LoadingState.js';
import { NominationView } from './NominationView.js';
import { usePossibleDuplicates } from './use-possible-duplicates.js';

/** Nominates a family: its file, its members and the reason. Consent and enrolment follow on the family's page. */
export function NominateFamilyPage() {
  const navigate = useNavigate();
  const duplicates = usePossibleDuplicates();
  const [nominate] = useMutation(NominateFamilyDocument);
  const { data: places, error, refetch } = useQuery(FamilyPlacesDocument);
  if (places === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  return (
    <NominationView
      places={places}
      duplicates={duplicates}
      onNominate={async (input) => {
        const { data } = await nominate({ variables: { input } });
        const id = data?.nominateFamily.family?.id;
        if (id !== undefined) void navigate(`/families/${id}`, { replace: true });
        return data?.nominateFamily.refusal;
      }}
      onCancel={() => void navigate(-1)}
    />
  );
}
