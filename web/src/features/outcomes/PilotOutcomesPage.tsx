import { useQuery } from '@apollo/client/react';
import { ActionIcon, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { OutcomeView } from '@anaqid/shared-types';
import {
  OutcomePilotsDocument,
  PilotOutcomesDocument,
  type OutcomesPartsFragment,
} from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { PrintIcon } from '../../ui/icons.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { NotFoundState } from '../../ui/NotFoundState.js';
import { PageHeader } from '../../ui/PageHeader.js';
import { PilotOutcomesView } from './PilotOutcomesView.js';

interface Place {
  pilotId: string;
  view: OutcomeView | null;
  knownOn: string | null;
  baseMonth: string | null;
}

/** The minister's and the federation's home, and the outcomes of their own families for coordinators and heads. */
export function PilotOutcomesPage() {
  const { t } = useTranslation('outcomes');
  const [address, setAddress] = useSearchParams();
  const { data, error, refetch } = useQuery(OutcomePilotsDocument);
  if (error != null) return <ErrorState onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;
  const pilotId = address.get('pilot') ?? data.pilots[0]?.id;
  if (pilotId === undefined) {
    return <EmptyState title={t('PilotOutcomesPage.noPilot')} reason={t('PilotOutcomesPage.noPilotReason')} />;
  }
  const view = address.get('view');
  const place: Place = {
    pilotId,
    view: view === 'SIX_MONTHS' || view === 'WHOLE' ? view : null,
    knownOn: address.get('knownOn'),
    baseMonth: address.get('baseMonth'),
  };
  const go = (changes: Record<string, string | null>): void =>
    setAddress((before) => {
      const after = new URLSearchParams(before);
      for (const [key, value] of Object.entries(changes)) {
        if (value === null || value === '') after.delete(key);
        else after.set(key, value);
      }
      return after;
    });
  return <OutcomesOfPilot pilots={data.pilots} place={place} onGo={go} />;
}

interface OutcomesOfPilotProps {
  pilots: readonly { id: string; months: number; name: { ar: string; en: string } }[];
  place: Place;
  onGo: (changes: Record<string, string | null>) => void;
}

function OutcomesOfPilot({ pilots, place, onGo }: OutcomesOfPilotProps) {
  const months = pilots.find(({ id }) => id === place.pilotId)?.months ?? 6;
  // A pilot that goes on longer opens on the whole; its first six months stay one press away.
  const view = place.view ?? (months > 6 ? 'WHOLE' : 'SIX_MONTHS');
  const { pilotId, knownOn, baseMonth } = place;
  const { data, previousData, loading, error, refetch } = useQuery(PilotOutcomesDocument, {
    variables: { pilotId, view, knownOn, baseMonth },
  });
  const shown = data ?? previousData;
  if (shown === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  if (shown.pilotOutcomes == null) return <NotFoundState />;
  return (
    <div aria-busy={loading}>
      <OutcomesHeader outcomes={shown.pilotOutcomes} pilots={pilots} view={view} onGo={onGo} />
      <PilotOutcomesView
        outcomes={shown.pilotOutcomes}
        place={{ pilotId, view, knownOn }}
        onBaseMonth={(month) => onGo({ baseMonth: month })}
      />
    </div>
  );
}

interface OutcomesHeaderProps extends Pick<OutcomesOfPilotProps, 'pilots' | 'onGo'> {
  outcomes: OutcomesPartsFragment;
  view: OutcomeView;
}

function OutcomesHeader({ outcomes, pilots, view, onGo }: OutcomesHeaderProps) {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
  // While a day is typed the field is the reader's; otherwise it says of which day the figures are.
  const [typed, setTyped] = useState<string | null>(null);
  const { pilot, coverage } = outcomes;
  const span = t('PilotOutcomesPage.span', {
    from: format.month(pilot.startMonth),
    to: format.month(pilot.lastMonth),
  });
  return (
    <PageHeader
      title={format.name(pilot.name)}
      lead={[t(`Coverage.${coverage}`), span].join(t('Footnote.separator'))}
      actions={
        <>
          {pilots.length > 1 && (
            <NativeSelect
              aria-label={t('PilotOutcomesPage.pilot')}
              value={pilot.id}
              onChange={({ currentTarget }) => onGo({ pilot: currentTarget.value })}
              data={pilots.map(({ id, name }) => ({ value: id, label: format.name(name) }))}
            />
          )}
          <SegmentedControl
            aria-label={t('PilotOutcomesPage.view')}
            value={view}
            onChange={(chosen) => onGo({ view: chosen })}
            data={(['SIX_MONTHS', 'WHOLE'] as const).map((value) => ({
              value,
              label: t(`PilotOutcomesPage.${value}`),
            }))}
          />
          <TextInput
            type="date"
            label={t('PilotOutcomesPage.knownOn')}
            value={typed ?? outcomes.knownOn ?? ''}
            onChange={({ currentTarget }) => {
              setTyped(currentTarget.value);
              onGo({ knownOn: currentTarget.value });
            }}
            onBlur={() => setTyped(null)}
          />
          <ActionIcon aria-label={t('PilotOutcomesPage.print')} onClick={() => window.print()}>
            <PrintIcon />
          </ActionIcon>
        </>
      }
    />
  );
}
