import { Checkbox, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type {
  AssociationKind,
  AssociationPartsFragment,
  AssociationServiceFragment,
  CreateAssociationInput,
  UpdateAssociationInput,
} from '../../generated/operations.js';
import { CurrencySelect } from '../../platform/form/CurrencySelect.js';
import { bothLanguages, NameFields } from '../../platform/form/NameFields.js';
import { asTyped } from '../../platform/form/DisputedFields.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { typedWhole } from '../../platform/form/typed-number.js';
import { type ServerAnswer, useServerForm } from '../../platform/form/use-server-form.js';
import { useFormat } from '../../platform/format.js';
import { useToast } from '../../platform/toasts.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { inputOf, valuesOf } from './association-values.js';

const kinds: readonly AssociationKind[] = [
  'CHARITY',
  'COOPERATIVE',
  'DEVELOPMENT_COMMITTEE',
  'FOUNDATION',
  'FEDERATION',
  'PUBLIC_BODY',
  'CLUB',
];

interface AssociationDialogProps {
  opened: boolean;
  association: AssociationPartsFragment | null;
  /** Services to choose from; empty while loading. */
  serviceTypes: readonly AssociationServiceFragment[];
  onCreate: (input: CreateAssociationInput) => ServerAnswer;
  onUpdate: (input: UpdateAssociationInput) => ServerAnswer;
  onClose: () => void;
  onAdded: () => void;
}

/** Adds an association or changes it. */
export function AssociationDialog({ opened, ...props }: AssociationDialogProps) {
  const { t } = useTranslation('associations');
  const format = useFormat();
  const { association } = props;
  const title =
    association === null
      ? t('AssociationsPage.add')
      : t('AssociationTable.edit', { name: format.name(association.name) });
  return (
    <FormDialog title={title} opened={opened} onClose={props.onClose}>
      <AssociationForm {...props} />
    </FormDialog>
  );
}

function AssociationForm(props: Omit<AssociationDialogProps, 'opened'>) {
  const { association, serviceTypes, onCreate, onUpdate, onClose, onAdded } = props;
  const { t } = useTranslation('associations');
  const format = useFormat();
  const toast = useToast();
  const whole = (text: string): string | null =>
    typedWhole(text) === 'invalid' ? t('AssociationForm.noNumber') : null;
  const { form, onSubmit, isSending, problem, disputes } = useServerForm({
    keepAs: `association ${association?.id ?? 'new'}`,
    initialValues: valuesOf(association),
    version: association?.version,
    together: [['monthlyBudget', 'monthlyOverhead', 'currency']],
    validate: {
      name: bothLanguages(t('AssociationForm.nameMissing')),
      monthlyBudget: whole,
      monthlyOverhead: whole,
    },
    submit: (values, clientKey, edit) =>
      association === null
        ? onCreate({ clientKey, ...inputOf(values) })
        : onUpdate({ id: association.id, ...edit.changes(inputOf) }),
    onStored: ({ name }) => {
      toast(t('AssociationForm.stored', { name: format.name(name) }));
      if (association === null) onAdded();
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
        name: { label: t('AssociationTable.name') },
        kind: { label: t('AssociationTable.kind') },
        aliases: { label: t('AssociationForm.aliases'), words: asTyped },
        monthlyBudget: { label: t('AssociationTable.budget'), words: asTyped },
        monthlyOverhead: { label: t('AssociationTable.overhead'), words: asTyped },
        currency: { label: t('AssociationForm.currency'), words: asTyped },
        serviceTypeIds: { label: t('AssociationForm.services') },
      }}
      onCancel={onClose}
    >
      <NameFields path="name" label={t('AssociationTable.name')} field={(path) => form.getInputProps(path)} />
      <NativeSelect
        label={t('AssociationTable.kind')}
        data={kinds.map((value) => ({ value, label: t(`AssociationKind.${value}`) }))}
        {...form.getInputProps('kind')}
      />
      <TextInput
        label={t('AssociationForm.aliases')}
        description={t('AssociationForm.aliasesHint')}
        {...form.getInputProps('aliases')}
      />
      <Group grow align="flex-start">
        <TextInput label={t('AssociationTable.budget')} inputMode="numeric" {...form.getInputProps('monthlyBudget')} />
        <TextInput
          label={t('AssociationTable.overhead')}
          inputMode="numeric"
          {...form.getInputProps('monthlyOverhead')}
        />
        <CurrencySelect label={t('AssociationForm.currency')} {...form.getInputProps('currency')} />
      </Group>
      <Checkbox.Group label={t('AssociationForm.services')} {...form.getInputProps('serviceTypeIds')}>
        <Stack gap="xs" mt="xs">
          {serviceTypes.map(({ id, name }) => (
            <Checkbox key={id} value={id} label={format.name(name)} />
          ))}
        </Stack>
      </Checkbox.Group>
    </ServerFormFrame>
  );
}
