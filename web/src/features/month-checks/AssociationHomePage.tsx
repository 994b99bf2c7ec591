import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import {
  AssociationFamiliesDocument,
  AssociationMonthDocument,
  type CardFamilyFragment,
  ConfirmMonthDocument,
} from '../../generated/operations.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { AssociationHomeHeader } from './AssociationHomeHeader.js';
import { MonthOfAssociation } from './MonthOfAssociation.js';
import { QuestionDialog } from './QuestionDialog.js';

/** The query is skipped: an association without families has no month. */
const NO_MONTH = '2000-01';

/**
 * Home page of an association's head: its families with this month's services, and what the association gave to others.
 */
export function AssociationHomePage() {
  const [searchParams, setSearchParams] = useSearchParams();
  const { data, error, refetch } = useQuery(AssociationFamiliesDocument);
  if (error != null && data === undefined) return <ErrorState onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;

  const families = data.families.edges.map(({ node }) => node);
  const pilot = families[0]?.pilot ?? null;
  const month = searchParams.get('month') ?? pilot?.presentMonth ?? null;
  return (
    <>
      <AssociationHomeHeader
        pilot={pilot}
        month={month}
        familyCount={data.families.totalCount}
        onMonth={(other) => setSearchParams({ month: other })}
      />
      <AssociationMonth families={families} month={month} />
    </>
  );
}

function AssociationMonth({ families, month }: { families: readonly CardFamilyFragment[]; month: string | null }) {
  const [askedFamily, setAskedFamily] = useState<CardFamilyFragment | null>(null);
  const [isAsking, setAsking] = useState(false);
  const { data, previousData, loading, error, refetch } = useQuery(AssociationMonthDocument, {
    variables: { month, checked: month ?? NO_MONTH },
  });
  const [confirm] = useMutation(ConfirmMonthDocument, {
    refetchQueries: ['AssociationMonth'],
    awaitRefetchQueries: true,
  });
  // The previous month stays visible while another one is loading.
  const shown = data ?? previousData;
  if (shown === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  return (
    <>
      <MonthOfAssociation
        families={families}
        month={month}
        inMonth={shown.families.edges.map(({ node }) => node)}
        givenToOthers={shown.servicesGivenToOthers}
        isLoading={loading}
        onConfirm={async (input) => (await confirm({ variables: { input } })).data?.confirmMonth.refusal}
        onAsk={(family) => {
          setAskedFamily(family);
          setAsking(true);
        }}
      />
      {month !== null && askedFamily !== null && (
        <QuestionDialog opened={isAsking} family={askedFamily} month={month} onClose={() => setAsking(false)} />
      )}
    </>
  );
}
