import { Anchor, Button, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type {
  ExtendPilotInput,
  ExtensionPreviewInput,
  PilotDetailFragment,
  PilotLineFragment,
  RecordIncomeLineInput,
  RecordPriceIndexInput,
  UpdatePilotInput,
} from '../../generated/operations.js';
import type { ServerAnswer } from '../../platform/form/use-server-form.js';
import { useFormat } from '../../platform/format.js';
import { Facts } from '../../ui/Facts.js';
import { EditIcon } from '../../ui/icons.js';
import { PageHeader } from '../../ui/PageHeader.js';
import { ExtensionDialog } from './ExtensionDialog.js';
import { Extensions } from './Extensions.js';
import { IncomeLines } from './IncomeLines.js';
import { EditPilotDialog } from './EditPilotDialog.js';
import { PriceIndex } from './PriceIndex.js';

interface PilotViewProps {
  pilot: PilotDetailFragment;
  onUpdate: (input: UpdatePilotInput) => ServerAnswer;
  onExtend: (input: ExtendPilotInput) => ServerAnswer;
  onRecordIncomeLine: (input: RecordIncomeLineInput) => ServerAnswer;
  onRecordPriceIndex: (input: RecordPriceIndexInput) => ServerAnswer;
  /** Loads the preview of an extension as chosen. */
  renderPreview: (input: ExtensionPreviewInput) => ReactNode;
  /** Content of the section with the pilot's clusters. */
  children: ReactNode;
}

/** A pilot's size and months, clusters, extensions, income lines and price index. */
export function PilotView({ pilot, children, ...handlers }: PilotViewProps) {
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
        {children}
        <Extensions pilot={pilot} onExtend={() => setExtended(pilot)} />
        <IncomeLines pilot={pilot} onRecord={handlers.onRecordIncomeLine} />
        <PriceIndex pilot={pilot} onRecord={handlers.onRecordPriceIndex} />
      </Stack>
      <EditPilotDialog
        pilot={edited}
        onUpdate={async (input) => {
          const refusal = await handlers.onUpdate(input);
          if (refusal == null) setEdited(null);
          return refusal;
        }}
        onClose={() => setEdited(null)}
      />
      <ExtensionDialog
        pilot={extended}
        onExtend={handlers.onExtend}
        renderPreview={handlers.renderPreview}
        onClose={() => setExtended(null)}
      />
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
