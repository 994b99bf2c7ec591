import { useMutation, useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import {
  type AccountPartsFragment,
  AccountScopesDocument,
  CreateAccountDocument,
  UpdateAccountDocument,
} from '../../generated/operations.js';
import { withNextPage } from '../../platform/pages.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { AccountDialogFrame } from './AccountDialogFrame.js';
import { AccountForm } from './AccountForm.js';

interface AccountDialogProps {
  opened: boolean;
  /** The account to edit; null: a new one. */
  account: AccountPartsFragment | null;
  onClose: () => void;
  onAdded: () => void;
}

/** Adds an account, or changes name, role, scope and whether it is suspended. */
export function AccountDialog({ opened, account, onClose, onAdded }: AccountDialogProps) {
  return (
    <AccountDialogFrame opened={opened} account={account} onClose={onClose}>
      <FormWithScopes account={account} onClose={onClose} onAdded={onAdded} />
    </AccountDialogFrame>
  );
}

function FormWithScopes({ account, onClose, onAdded }: Omit<AccountDialogProps, 'opened'>) {
  const { data, error, refetch, fetchMore } = useQuery(AccountScopesDocument, { fetchPolicy: 'cache-and-network' });
  const [create] = useMutation(CreateAccountDocument);
  const [update] = useMutation(UpdateAccountDocument);
  const page = data?.associations.pageInfo;
  const after = page?.hasNextPage === true ? page.endCursor : null;
  // A page holds 100 associations; all pages are loaded so that every association can be chosen.
  useEffect(() => {
    if (after == null) return;
    fetchMore({
      variables: { after },
      updateQuery: (loaded, { fetchMoreResult: next }) => ({
        ...loaded,
        associations: withNextPage(loaded.associations, next.associations),
      }),
    }).catch(() => undefined);
  }, [after, fetchMore]);
  if (data === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  return (
    <AccountForm
      account={account}
      pilots={data.pilots}
      associations={data.associations.edges.map(({ node }) => node)}
      onCreate={async (input) => (await create({ variables: { input } })).data?.createAccount.refusal}
      onUpdate={async (input) => (await update({ variables: { input } })).data?.updateAccount.refusal}
      onAdded={onAdded}
      onClose={onClose}
    />
  );
}
