import { useQuery } from '@apollo/client/react';
import { Button, Title } from '@mantine/core';
import { addMonths } from '@anaqid/shared-types';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import {
  AssociationFamiliesDocument,
  type AssociationFamiliesQuery,
  AssociationMonthDocument,
} from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { useViewer } from '../../platform/session.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { PrintIcon } from '../../ui/icons.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { MonthStepper } from '../../ui/MonthStepper.js';
import { PageHeader } from '../../ui/PageHeader.js';
import { FamilyCard } from './FamilyCard.js';
import { GivenToOthers } from './GivenToOthers.js';
import { MonthCheck } from './MonthCheck.js';
import classes from './AssociationHomePage.module.css';

/** Asked of no family: an association without families has no month. */
const NO_MONTH = '2000-01';

type Family = AssociationFamiliesQuery['families']['edges'][number]['node'];

/** The association head's home: her families with this month's services, and what her association gave to others. */
export function AssociationHomePage() {
  const { t } = useTranslation('month-checks');
  const format = useFormat();
  const { association } = useViewer();
  const [place, setPlace] = useSearchParams();
  const { data, error, refetch } = useQuery(AssociationFamiliesDocument);
  if (error != null && data === undefined) return <ErrorState onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;

  const families = data.families.edges.map(({ node }) => node);
  const pilot = families[0]?.pilot;
  const month = place.get('month') ?? pilot?.presentMonth ?? null;
  const go = (months: number) => () => {
    if (month !== null) setPlace({ month: addMonths(month, months) });
  };
  return (
    <>
      <PageHeader
        title={association == null ? t('AssociationHomePage.title') : format.name(association.name)}
        lead={t('AssociationHomePage.lead', { count: data.families.totalCount })}
        actions={
          pilot !== undefined &&
          month !== null && (
            <>
              <MonthStepper
                label={format.month(month)}
                onPrevious={month >= pilot.startMonth ? go(-1) : undefined}
                onNext={month < pilot.presentMonth ? go(1) : undefined}
              />
              <Button variant="default" leftSection={<PrintIcon />} onClick={() => window.print()}>
                {t('AssociationHomePage.print')}
              </Button>
            </>
          )
        }
      />
      <MonthOfAssociation families={families} month={month} />
    </>
  );
}

/** An association without families has no month of its own: it sees everything it gave. */
function MonthOfAssociation({ families, month }: { families: readonly Family[]; month: string | null }) {
  const { t } = useTranslation('month-checks');
  const { data, previousData, loading, error, refetch } = useQuery(AssociationMonthDocument, {
    variables: { month, checked: month ?? NO_MONTH },
  });
  // The month before stays on screen while another is read.
  const shown = data ?? previousData;
  if (shown === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  const monthOf = new Map(shown.families.edges.map(({ node }) => [node.id, node]));
  return (
    <div aria-busy={loading}>
      {families.length === 0 ? (
        <EmptyState title={t('AssociationHomePage.empty')} reason={t('AssociationHomePage.emptyReason')} />
      ) : (
        <>
          {month !== null && <MonthCheck month={month} families={shown.families.edges.map(({ node }) => node)} />}
          <ul className={classes.cards}>
            {families.map((family) => (
              <FamilyCard key={family.id} family={family} month={month} inMonth={monthOf.get(family.id)} />
            ))}
          </ul>
        </>
      )}
      <Title order={2} mt="lg" mb="xs">
        {t('AssociationHomePage.givenToOthers')}
      </Title>
      <GivenToOthers given={shown.servicesGivenToOthers} isEveryMonth={month === null} />
    </div>
  );
}
