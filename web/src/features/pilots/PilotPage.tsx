import { useMutation, useQuery } from '@apollo/client/react';
import { Outlet, useParams } from 'react-router';
import {
  ExtendPilotDocument,
  PilotDocument,
  RecordIncomeLineDocument,
  RecordPriceIndexDocument,
  UpdatePilotDocument,
} from '../../generated/operations.js';
import { SampleNotice } from '../../domain/pilots/SampleNotice.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { NotFoundState } from '../../ui/NotFoundState.js';
import { ExtensionPreview } from './ExtensionPreview.js';
import { PilotView } from './PilotView.js';

/**
 * One pilot: size and months, clusters (at a nested address), extensions, income lines and price index (administrator).
 */
export function PilotPage() {
  const { pilotId = '' } = useParams();
  const { data, error, refetch } = useQuery(PilotDocument, { variables: { id: pilotId } });
  const [update] = useMutation(UpdatePilotDocument);
  const [extend] = useMutation(ExtendPilotDocument);
  const [recordLine] = useMutation(RecordIncomeLineDocument);
  const [recordIndex] = useMutation(RecordPriceIndexDocument);
  if (data === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  if (data.pilot == null) return <NotFoundState />;
  return (
    <>
      <SampleNotice sample={data.pilot.sample} />
      <PilotView
        pilot={data.pilot}
        onUpdate={async (input) => (await update({ variables: { input } })).data?.updatePilot.refusal}
        onExtend={async (input) => (await extend({ variables: { input } })).data?.extendPilot.refusal}
        onRecordIncomeLine={async (input) =>
          (await recordLine({ variables: { input } })).data?.recordIncomeLine.refusal
        }
        onRecordPriceIndex={async (input) =>
          (await recordIndex({ variables: { input } })).data?.recordPriceIndex.refusal
        }
        renderPreview={(input) => <ExtensionPreview input={input} />}
      >
        <Outlet />
      </PilotView>
    </>
  );
}
