import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format.js';
import { type Column, DataTable } from '../../ui/DataTable.js';
import { Section } from '../../ui/Section.js';
import type { PilotDetailFragment, ExtensionPartsFragment } from '../../generated/operations.js';

/** Decisions to extend the pilot, with who recorded them and why. */
export function Extensions({ pilot, onExtend }: { pilot: PilotDetailFragment; onExtend: () => void }) {
  const { t } = useTranslation('pilots');
  const format = useFormat();
  const columns: Column<ExtensionPartsFragment>[] = [
    {
      key: 'scope',
      header: t('Extensions.scope'),
      isRowHeader: true,
      cell: ({ scope, cluster, familyCode }) => {
        if (scope === 'CLUSTER' && cluster != null) return format.name(cluster.name);
        if (scope === 'FAMILY') return <bdi>{familyCode}</bdi>;
        return t('ExtensionForm.wholePilot');
      },
    },
    {
      key: 'months',
      header: t('Extensions.months'),
      cell: ({ fromMonths, toMonths }) => t('Extensions.fromTo', { from: fromMonths, to: toMonths }),
    },
    {
      key: 'decision',
      header: t('Extensions.decision'),
      cell: ({ decisionNumber, decidedOn }) => (
        <>
          <bdi>{decisionNumber}</bdi> <bdi>{format.date(decidedOn)}</bdi>
        </>
      ),
    },
    { key: 'reason', header: t('Extensions.reason'), cell: ({ reason }) => reason },
    {
      key: 'recorded',
      header: t('Extensions.recorded'),
      cell: ({ recordedBy, recordedAt }) => (
        <>
          {recordedBy} <bdi>{format.dateTime(recordedAt)}</bdi>
        </>
      ),
    },
  ];
  return (
    <Section
      title={t('Extensions.title')}
      lead={t(pilot.months < pilot.capMonths ? 'Extensions.lead' : 'Extensions.atCap')}
      action={
        pilot.viewerCanEdit &&
        pilot.months < pilot.capMonths && (
          <Button variant="default" onClick={onExtend}>
            {t('Extensions.record')}
          </Button>
        )
      }
    >
      {pilot.extensions.length === 0 ? (
        <Text c="dimmed">{t('Extensions.empty')}</Text>
      ) : (
        <DataTable caption={t('Extensions.title')} columns={columns} rows={pilot.extensions} rowKey={({ id }) => id} />
      )}
    </Section>
  );
}
