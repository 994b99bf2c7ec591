import { Checkbox, NativeSelect, Stack, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { AccountAssociationFragment, AccountPilotFragment, Role } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import type { AccountValues } from './account-values.js';

const roles: readonly Role[] = ['COORDINATOR', 'ASSOCIATION_HEAD', 'MINISTER', 'FEDERATION', 'ADMINISTRATOR'];

interface ScopeFieldsProps {
  form: UseFormReturnType<AccountValues>;
  pilots: readonly AccountPilotFragment[];
  associations: readonly AccountAssociationFragment[];
  isNew: boolean;
}

/** The role and the scope that it needs: clusters, association or pilots. */
export function ScopeFields({ form, pilots, associations, isNew }: ScopeFieldsProps) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const { role } = form.getValues();
  const clusters = pilots.flatMap(({ clusters: ofPilot }) => ofPilot);
  return (
    <>
      <NativeSelect
        label={t('AccountForm.role')}
        description={t(`RoleHint.${role}`)}
        data={roles.map((value) => ({ value, label: t(`Role.${value}`) }))}
        {...form.getInputProps('role')}
      />
      {role === 'COORDINATOR' && (
        <Choices
          label={t('AccountForm.clusters')}
          empty={t('AccountForm.noClusters')}
          choices={clusters}
          field={form.getInputProps('clusterIds')}
        />
      )}
      {role === 'ASSOCIATION_HEAD' && (
        <NativeSelect
          label={t('AccountForm.association')}
          data={[
            { value: '', label: t('AccountForm.chooseAssociation') },
            ...associations.map(({ id, name }) => ({ value: id, label: format.name(name) })),
          ]}
          {...form.getInputProps('associationId')}
        />
      )}
      {(role === 'MINISTER' || role === 'FEDERATION') && (
        <Choices
          label={t('AccountForm.pilots')}
          empty={t('AccountForm.noPilots')}
          choices={pilots}
          field={form.getInputProps('pilotIds')}
        />
      )}
      {!isNew && (
        <Text size="sm" c="dimmed">
          {t('AccountForm.scopeHint')}
        </Text>
      )}
    </>
  );
}

interface ChoicesProps {
  label: string;
  empty: string;
  choices: readonly { id: string; name: { ar: string; en: string } }[];
  field: object;
}

function Choices({ label, empty, choices, field }: ChoicesProps) {
  const format = useFormat();
  return (
    <Checkbox.Group label={label} {...field}>
      <Stack gap="xs" mt="xs">
        {choices.length === 0 && <Text c="dimmed">{empty}</Text>}
        {choices.map(({ id, name }) => (
          <Checkbox key={id} value={id} label={format.name(name)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
