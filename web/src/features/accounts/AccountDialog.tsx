import { useMutation, useQuery } from '@apollo/client/react';
import { Checkbox, PasswordInput, TextInput } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AccountPartsFragment,
  AccountScopesDocument,
  type AccountScopesQuery,
  CreateAccountDocument,
  UpdateAccountDocument,
} from '../../generated/operations.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { useServerForm } from '../../platform/form/use-server-form.js';
import { withNextPage } from '../../platform/pages.js';
import { useToast } from '../../platform/toasts.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { LoadingState } from '../../ui/LoadingState.js';
import type { AccountValues } from './account-values.js';
import { ScopeFields } from './ScopeFields.js';

interface AccountDialogProps {
  opened: boolean;
  /** The account to change; null: a new one. */
  account: AccountPartsFragment | null;
  onClose: () => void;
  onAdded: () => void;
}

/** Adds a person, or changes name, role, scope and whether signing in is stopped. */
export function AccountDialog({ opened, account, onClose, onAdded }: AccountDialogProps) {
  const { t } = useTranslation('accounts');
  const title =
    account === null ? t('AccountForm.addTitle') : t('AccountForm.editTitle', { name: account.displayName });
  return (
    <FormDialog title={title} opened={opened} onClose={onClose}>
      <WithScopes account={account} onClose={onClose} onAdded={onAdded} />
    </FormDialog>
  );
}

type FormProps = Omit<AccountDialogProps, 'opened'>;

function WithScopes(props: FormProps) {
  const { data, error, refetch, fetchMore } = useQuery(AccountScopesDocument, { fetchPolicy: 'cache-and-network' });
  const page = data?.associations.pageInfo;
  const after = page?.hasNextPage === true ? page.endCursor : null;
  // A page holds a hundred associations; every one of them may be chosen.
  useEffect(() => {
    if (after == null) return;
    fetchMore({
      variables: { after },
      updateQuery: (known, { fetchMoreResult: next }) => ({
        ...known,
        associations: withNextPage(known.associations, next.associations),
      }),
    }).catch(() => undefined);
  }, [after, fetchMore]);
  if (data === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  return <AccountForm {...props} scopes={data} />;
}

function AccountForm({ account, scopes, onClose, onAdded }: FormProps & { scopes: AccountScopesQuery }) {
  const { t } = useTranslation('accounts');
  const toast = useToast();
  const [create] = useMutation(CreateAccountDocument);
  const [update] = useMutation(UpdateAccountDocument);
  const isNew = account === null;
  const { form, onSubmit, isSending, problem } = useServerForm<AccountValues>({
    initialValues: valuesOf(account),
    validate: {
      displayName: (value) => (value.trim() === '' ? t('AccountForm.displayNameMissing') : null),
      userName: (value) => (isNew && value.trim() === '' ? t('AccountForm.userNameMissing') : null),
      password: (value) => (isNew && value === '' ? t('AccountForm.passwordMissing') : null),
      clusterIds: (value, { role }) =>
        role === 'COORDINATOR' && value.length === 0 ? t('AccountForm.scopeMissing') : null,
      associationId: (value, { role }) =>
        role === 'ASSOCIATION_HEAD' && value === '' ? t('AccountForm.scopeMissing') : null,
      pilotIds: (value, { role }) =>
        (role === 'MINISTER' || role === 'FEDERATION') && value.length === 0 ? t('AccountForm.scopeMissing') : null,
    },
    submit: async (values, clientKey) => {
      const facts = { displayName: values.displayName.trim(), role: values.role, ...scopeOf(values) };
      if (account !== null) {
        const input = { id: account.id, version: account.version, ...facts, disabled: values.disabled };
        return (await update({ variables: { input } })).data?.updateAccount.refusal;
      }
      const input = { clientKey, ...facts, userName: values.userName.trim(), password: values.password };
      return (await create({ variables: { input } })).data?.createAccount.refusal;
    },
    onStored: ({ displayName }) => {
      toast(t(isNew ? 'AccountForm.added' : 'AccountForm.changed', { name: displayName }));
      if (isNew) onAdded();
      onClose();
    },
  });
  return (
    <ServerFormFrame onSubmit={onSubmit} isSending={isSending} problem={problem} onCancel={onClose}>
      <TextInput label={t('AccountForm.displayName')} autoComplete="off" {...form.getInputProps('displayName')} />
      {isNew && (
        <TextInput
          label={t('AccountForm.userName')}
          description={t('AccountForm.userNameHint')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
          {...form.getInputProps('userName')}
        />
      )}
      <ScopeFields form={form} scopes={scopes} isNew={isNew} />
      {isNew ? (
        <PasswordInput
          label={t('AccountForm.password')}
          description={t('AccountForm.passwordHint')}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('AccountForm.showPassword') }}
          {...form.getInputProps('password')}
        />
      ) : (
        <Checkbox
          label={t('AccountForm.disabled')}
          description={t('AccountForm.disabledHint')}
          {...form.getInputProps('disabled', { type: 'checkbox' })}
        />
      )}
    </ServerFormFrame>
  );
}

function valuesOf(account: AccountPartsFragment | null): AccountValues {
  return {
    displayName: account?.displayName ?? '',
    userName: account?.userName ?? '',
    role: account?.role ?? 'COORDINATOR',
    clusterIds: account?.clusters.map(({ id }) => id) ?? [],
    associationId: account?.association?.id ?? '',
    pilotIds: account?.pilots.map(({ id }) => id) ?? [],
    password: '',
    disabled: account?.disabled ?? false,
  };
}

/** Only the scope that the role has is sent. */
function scopeOf({ role, clusterIds, associationId, pilotIds }: AccountValues): object {
  if (role === 'COORDINATOR') return { clusterIds };
  if (role === 'ASSOCIATION_HEAD') return { associationId };
  return role === 'ADMINISTRATOR' ? {} : { pilotIds };
}
