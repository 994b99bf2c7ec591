import { Button } from '@mantine/core';
import { addMonths } from '@anaqid/shared-types';
import { useTranslation } from 'react-i18next';
import type { CardFamilyFragment } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { useViewer } from '../../platform/session.js';
import { PrintIcon } from '../../ui/icons.js';
import { MonthStepper } from '../../ui/MonthStepper.js';
import { PageHeader } from '../../ui/PageHeader.js';

interface AssociationHomeHeaderProps {
  /** Null for an association without families. */
  pilot: CardFamilyFragment['pilot'] | null;
  month: string | null;
  familyCount: number;
  onMonth: (month: string) => void;
}

/** Header with the association's name, the number of adopted families, and the navigation between months. */
export function AssociationHomeHeader({ pilot, month, familyCount, onMonth }: AssociationHomeHeaderProps) {
  const { t } = useTranslation('month-checks');
  const format = useFormat();
  const { association } = useViewer();
  return (
    <PageHeader
      title={association == null ? t('AssociationHomePage.title') : format.name(association.name)}
      lead={t('AssociationHomePage.lead', { count: familyCount })}
      actions={
        pilot !== null &&
        month !== null && (
          <>
            <MonthStepper
              label={format.month(month)}
              onPrevious={month >= pilot.startMonth ? () => onMonth(addMonths(month, -1)) : undefined}
              onNext={month < pilot.presentMonth ? () => onMonth(addMonths(month, 1)) : undefined}
            />
            <Button variant="default" leftSection={<PrintIcon />} onClick={() => window.print()}>
              {t('AssociationHomePage.print')}
            </Button>
          </>
        )
      }
    />
  );
}
