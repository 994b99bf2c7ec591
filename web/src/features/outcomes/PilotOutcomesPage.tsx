import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { OutcomePilotsDocument, type OutcomePilotFragment, PilotOutcomesDocument } from '../../generated/operations.js';
import { SampleNotice } from '../../domain/pilots/SampleNotice.js';
import { ExportsOf } from '../../platform/exports.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { NotFoundState } from '../../ui/NotFoundState.js';
import type { OpenFigure } from './FigureDrawer.js';
import { FigureList } from './FigureList.js';
import { NoPilotState } from './NoPilotState.js';
import { type AddressChanges, openingView, type OutcomeAddress, readAddress, withChanges } from './outcome-address.js';
import { OutcomesHeader } from './OutcomesHeader.js';
import { PilotOutcomesView } from './PilotOutcomesView.js';
import { SavedViews } from './SavedViews.js';

/**
 * Home page of the minister and the federation. Coordinators and association heads see the outcomes of their own
 * families here.
 */
export function PilotOutcomesPage() {
  const [search, setSearch] = useSearchParams();
  const { data, error, refetch } = useQuery(OutcomePilotsDocument);
  if (error != null) return <ErrorState onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;
  const address = readAddress(search);
  const pilotId = address.pilotId ?? data.pilots[0]?.id;
  if (pilotId === undefined) return <NoPilotState />;
  const go = (changes: AddressChanges): void => setSearch((before) => withChanges(before, changes));
  return (
    <ExportsOf input={{ kind: 'OUTCOMES', recordId: pilotId }}>
      <SampleNotice sample={data.pilots.some(({ id, sample }) => id === pilotId && sample)} />
      <OutcomesOfPilot pilots={data.pilots} pilotId={pilotId} address={address} onGo={go} />
    </ExportsOf>
  );
}

interface OutcomesOfPilotProps {
  pilots: readonly OutcomePilotFragment[];
  pilotId: string;
  address: OutcomeAddress;
  onGo: (changes: AddressChanges) => void;
}

function OutcomesOfPilot({ pilots, pilotId, address, onGo }: OutcomesOfPilotProps) {
  const [open, setOpen] = useState<OpenFigure | null>(null);
  const { knownOn, baseMonth } = address;
  const view = address.view ?? openingView(pilots.find(({ id }) => id === pilotId)?.months ?? 6);
  const { data, previousData, loading, error, refetch } = useQuery(PilotOutcomesDocument, {
    variables: { pilotId, view, knownOn, baseMonth },
  });
  const shown = data ?? previousData;
  if (shown === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  const outcomes = shown.pilotOutcomes;
  if (outcomes == null) return <NotFoundState />;
  return (
    <div aria-busy={loading}>
      <OutcomesHeader outcomes={outcomes} pilots={pilots} view={view} onGo={onGo} />
      <PilotOutcomesView
        outcomes={outcomes}
        onBaseMonth={(month) => onGo({ baseMonth: month })}
        onOpenFigure={setOpen}
        savedViews={<SavedViews outcomes={outcomes} />}
      />
      <FigureList open={open} address={{ pilotId, view, knownOn }} onClose={() => setOpen(null)} />
    </div>
  );
}
