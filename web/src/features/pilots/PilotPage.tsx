import { useQuery } from '@apollo/client/react';
import { Anchor, Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useParams } from 'react-router';
import { PilotDocument, type PilotLineFragment, type PilotDetailFragment } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { Facts } from '../../ui/Facts.js';
import { EditIcon } from '../../ui/icons.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { NotFoundState } from '../../ui/NotFoundState.js';
import { PageHeader } from '../../ui/PageHeader.js';
import { ExtensionDialog } from './ExtensionDialog.js';
import { Extensions } from './Extensions.js';
import { IncomeLines } from './IncomeLines.js';
import { PilotDialog } from './PilotDialog.js';
import { PriceIndex } from './PriceIndex.js';

/** One pilot: its size and months, clusters (below its address), extensions, income lines and prices (administrator). */
export function PilotPage() {
  const { pilotId = '' } = useParams();
  const { data, error, refetch } = useQuery(PilotDocument, { variables: { id: pilotId } });
  if (data === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  if (data.pilot == null) return <NotFoundState />;
  return <Detail pilot={data.pilot} />;
}

function Detail({ pilot }: { pilot: PilotDetailFragment }) {
  const { t } = useTranslation('pilots');
  const format = useFormat();
  const [edited, setEdited] = useState<PilotLineFragment | null>(null);
  const [extended, setExtended] = useState<PilotDetailFragment | null>(null);
  const mayExtend = pilot.viewerCanEdit && pilot.months < pilot.capMonths;
  return (
    <>
      <Anchor component={Link} to="/setup/pilots">
        {t('PilotPage.all')}
      </Anchor>
      <PageHeader
        title={format.name(pilot.name)}
        lead={t('PilotPage.lead', {
          from: format.month(pilot.startMonth),
          to: format.month(pilot.lastMonth),
          present: format.month(pilot.presentMonth),
        })}
        actions={
          pilot.viewerCanEdit && (
            <>
              <Button variant="default" leftSection={<EditIcon />} onClick={() => setEdited(pilot)}>
                {t('PilotForm.edit')}
              </Button>
              {mayExtend && <Button onClick={() => setExtended(pilot)}>{t('PilotPage.extend')}</Button>}
            </>
          )
        }
      />
      <Stack gap="xl">
        <PilotFacts pilot={pilot} />
        <Outlet />
        <Extensions pilot={pilot} onExtend={() => setExtended(pilot)} />
        <IncomeLines pilot={pilot} />
        <PriceIndex pilot={pilot} />
      </Stack>
      <PilotDialog
        opened={edited !== null}
        pilot={edited}
        onClose={() => setEdited(null)}
        onStored={() => setEdited(null)}
      />
      <ExtensionDialog pilot={extended} onClose={() => setExtended(null)} />
    </>
  );
}

function PilotFacts({ pilot }: { pilot: PilotDetailFragment }) {
  const { t } = useTranslation('pilots');
  const format = useFormat();
  const { counts } = pilot;
  return (
    <Facts
      facts={[
        { label: t('PilotsPage.clusters'), value: format.number(counts.clusters), isBig: true },
        { label: t('PilotsPage.associations'), value: format.number(counts.associations), isBig: true },
        {
          label: t('PilotsPage.families'),
          value: counts.families == null ? '—' : format.number(counts.families),
          isBig: true,
        },
        {
          label: t('PilotPage.target'),
          value: pilot.targetShare == null ? t('PilotPage.noTarget') : format.percent(pilot.targetShare),
          isBig: pilot.targetShare != null,
        },
        { label: t('PilotPage.planned'), value: t('PilotPage.monthCount', { count: pilot.plannedMonths }) },
        { label: t('PilotPage.withExtensions'), value: t('PilotPage.monthCount', { count: pilot.months }) },
        { label: t('PilotPage.cap'), value: t('PilotPage.monthCount', { count: pilot.capMonths }) },
        { label: t('PilotForm.currency'), value: format.currencySign(pilot.currency) },
        { label: t('PilotForm.timeZone'), value: <bdi>{pilot.timeZone}</bdi> },
      ]}
    />
  );
}
