import { Checkbox, PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type {
  AccountAssociationFragment,
  AccountPartsFragment,
  AccountPilotFragment,
  CreateAccountInput,
  UpdateAccountInput,
} from '../../generated/operations.js';
import { asTyped } from '../../platform/form/DisputedFields.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { type ServerAnswer, useServerForm } from '../../platform/form/use-server-form.js';
import { useToast } from '../../platform/toasts.js';
import { type AccountValues, scopeOf, valuesOf } from './account-values.js';
import { ScopeFields } from './ScopeFields.js';

interface AccountFormProps {
  /** The account to edit; null: a new one. */
  account: AccountPartsFragment | null;
  /** Pilots and clusters to choose from. */
  pilots: readonly AccountPilotFragment[];
  associations: readonly AccountAssociationFragment[];
  onCreate: (input: CreateAccountInput) => ServerAnswer;
  onUpdate: (input: UpdateAccountInput) => ServerAnswer;
  onAdded: () => void;
  onClose: () => void;
}

/** Name, role, scope, and either the first password or whether the account is suspended. */
export function AccountForm(props: AccountFormProps) {
  const { account, pilots, associations, onCreate, onUpdate, onAdded, onClose } = props;
  const { t } = useTranslation('accounts');
  const toast = useToast();
  const isNew = account === null;
  const { form, onSubmit, isSending, problem, disputes } = useServerForm<AccountValues>({
    keepAs: `account ${account?.id ?? 'new'}`,
    secrets: ['password'],
    initialValues: valuesOf(account),
    version: account?.version,
    together: [['role', 'clusterIds', 'associationId', 'pilotIds']],
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
    submit: (values, clientKey, edit) => {
      if (account !== null) {
        const changes = edit.changes((typed) => ({ ...factsOf(typed), disabled: typed.disabled }));
        return onUpdate({ id: account.id, ...changes });
      }
      return onCreate({
        clientKey,
        ...factsOf(values),
        userName: values.userName.trim(),
        password: values.password,
      });
    },
    onStored: ({ displayName }) => {
      toast(t(isNew ? 'AccountForm.added' : 'AccountForm.changed', { name: displayName }));
      if (isNew) onAdded();
      onClose();
    },
  });
  return (
    <ServerFormFrame
      onSubmit={onSubmit}
      isSending={isSending}
      problem={problem}
      disputes={disputes}
      fields={{
        displayName: { label: t('AccountForm.displayName'), words: asTyped },
        role: { label: t('AccountForm.role') },
        clusterIds: { label: t('AccountForm.clusters') },
        associationId: { label: t('AccountForm.association') },
        pilotIds: { label: t('AccountForm.pilots') },
        disabled: { label: t('AccountForm.disabled') },
      }}
      onCancel={onClose}
    >
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
      <ScopeFields form={form} pilots={pilots} associations={associations} isNew={isNew} />
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

function factsOf(values: AccountValues) {
  return { displayName: values.displayName.trim(), role: values.role, ...scopeOf(values) };
}
