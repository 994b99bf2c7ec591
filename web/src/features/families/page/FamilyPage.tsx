import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { type FamilyFileFragment, FamilyPageDocument, FamilyPlacesDocument } from '../../../generated/operations.js';
import { ExportsOf } from '../../../platform/exports.js';
import { readingOf } from '../../../platform/reading.js';
import { ErrorState } from '../../../ui/ErrorState.js';
import { LoadingState } from '../../../ui/LoadingState.js';
import { NotFoundState } from '../../../ui/NotFoundState.js';
import { usePossibleDuplicates } from '../file/use-possible-duplicates.js';
import { FamilyDialog, needsPlaces, type OpenDialog } from './FamilyDialog.js';
import { FamilySheet } from './FamilySheet.js';
import { useFamilyChanges } from './use-family-changes.js';
import { useFamilyPath } from '../path/use-family-path.js';
import { useFamilyServices } from '../services/use-family-services.js';

/** A family's page, for the coordinator of its cluster and the head of its association. */
export function FamilyPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(FamilyPageDocument, { variables: { id } });
  if (data === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  if (data.family === null) return <NotFoundState />;
  return (
    <ExportsOf input={{ kind: 'FAMILY', recordId: data.family.id }}>
      <OneFamily key={data.family.id} family={data.family} />
    </ExportsOf>
  );
}

function OneFamily({ family }: { family: FamilyFileFragment }) {
  const duplicates = usePossibleDuplicates();
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const path = useFamilyPath(family);
  const services = useFamilyServices(family.id);
  const places = useQuery(FamilyPlacesDocument, { skip: !needsPlaces(dialog) });
  const changes = useFamilyChanges();
  return (
    <>
      <FamilySheet family={family} path={path} services={services} onOpen={setDialog} />
      <FamilyDialog
        family={family}
        dialog={dialog}
        places={readingOf(places)}
        changes={changes}
        duplicates={duplicates}
        onClose={() => setDialog(null)}
      />
    </>
  );
}
