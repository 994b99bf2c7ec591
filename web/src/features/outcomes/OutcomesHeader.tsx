import { ActionIcon, NativeSelect, SegmentedControl } from '@mantine/core';
import { isDay } from '@anaqid/shared-types';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../platform/form/DateField.js';
import type { OutcomePilotFragment, OutcomesPartsFragment, OutcomeView } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { PrintIcon } from '../../ui/icons.js';
import { PageHeader } from '../../ui/PageHeader.js';
import type { AddressChanges } from './outcome-address.js';

interface OutcomesHeaderProps {
  outcomes: OutcomesPartsFragment;
  pilots: readonly OutcomePilotFragment[];
  view: OutcomeView;
  onGo: (changes: AddressChanges) => void;
}

/** The choice of pilot, duration and data date. */
export function OutcomesHeader({ outcomes, pilots, view, onGo }: OutcomesHeaderProps) {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
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
          <DateField
            label={t('PilotOutcomesPage.knownOn')}
            value={outcomes.knownOn ?? ''}
            onChange={(knownOn) => {
              if (knownOn === '' || isDay(knownOn)) onGo({ knownOn });
            }}
          />
          <ActionIcon aria-label={t('PilotOutcomesPage.print')} onClick={() => window.print()}>
            <PrintIcon />
          </ActionIcon>
        </>
      }
    />
  );
}
