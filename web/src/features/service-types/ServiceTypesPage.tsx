import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import {
  CreateServiceTypeDocument,
  ServiceCatalogueDocument,
  UpdateServiceTypeDocument,
} from '../../generated/operations.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { latestOf } from '../../platform/form/stored-record.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { type OpenedServiceType, ServiceTypeDialog } from './ServiceTypeDialog.js';
import { ServiceTypesView } from './ServiceTypesView.js';

/** The service catalogue with the dialogs to add and edit service types (administrator). */
export function ServiceTypesPage() {
  const [opened, setOpened] = useState<OpenedServiceType | null>(null);
  const [create] = useMutation(CreateServiceTypeDocument);
  const [update] = useMutation(UpdateServiceTypeDocument);
  const { data, error, refetch } = useQuery(ServiceCatalogueDocument);
  if (data === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  const latest =
    opened?.kind === 'edit' ? { ...opened, serviceType: latestOf(data.serviceTypes, opened.serviceType) } : opened;
  return (
    <>
      <ServiceTypesView serviceTypes={data.serviceTypes} onOpen={setOpened} />
      <ServiceTypeDialog
        opened={latest}
        onCreate={async (input) => (await create({ variables: { input } })).data?.createServiceType.refusal}
        onUpdate={async (input) => (await update({ variables: { input } })).data?.updateServiceType.refusal}
        onClose={() => setOpened(null)}
        onStored={() => void refetch()}
      />
    </>
  );
}
