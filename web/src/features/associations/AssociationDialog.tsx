import { useMutation, useQuery } from '@apollo/client/react';
import { Checkbox, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  AssociationChoicesDocument,
  type AssociationKind,
  type AssociationPartsFragment,
  CreateAssociationDocument,
  UpdateAssociationDocument,
} from '../../generated/operations.js';
import { CurrencySelect } from '../../platform/form/CurrencySelect.js';
import { bothLanguages, NameFields } from '../../platform/form/NameFields.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { numberOf, typedWhole } from '../../platform/form/typed-number.js';
import { useServerForm } from '../../platform/form/use-server-form.js';
import { useFormat } from '../../platform/format.js';
import { useToast } from '../../platform/toasts.js';
import { FormDialog } from '../../ui/FormDialog.js';

const kinds: readonly AssociationKind[] = [
  ...(['CHARITY', 'COOPERATIVE', 'DEVELOPMENT_COMMITTEE', 'FOUNDATION'] as const),
  ...(['FEDERATION', 'PUBLIC_BODY', 'CLUB'] as const),
];

interface AssociationDialogProps {
  opened: boolean;
  association: AssociationPartsFragment | null;
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

function AssociationForm({ association: given, onClose, onAdded }: Omit<AssociationDialogProps, 'opened'>) {
  // As it was when the form was opened: what others save meanwhile must not be overwritten unseen.
  const [association] = useState(given);
  const { t } = useTranslation('associations');
  const format = useFormat();
  const toast = useToast();
  const { data: choices } = useQuery(AssociationChoicesDocument);
  const [create] = useMutation(CreateAssociationDocument);
  const [update] = useMutation(UpdateAssociationDocument);
  const whole = (text: string): string | null =>
    typedWhole(text) === 'invalid' ? t('AssociationForm.noNumber') : null;
  const { form, onSubmit, isSending, problem } = useServerForm({
    initialValues: valuesOf(association),
    validate: {
      name: bothLanguages(t('AssociationForm.nameMissing')),
      monthlyBudget: whole,
      monthlyOverhead: whole,
    },
    submit: async (values, clientKey) => {
      const facts = inputOf(values);
      if (association === null) {
        const input = { clientKey, ...facts };
        return (await create({ variables: { input } })).data?.createAssociation.refusal;
      }
      const input = { id: association.id, version: association.version, ...facts };
      return (await update({ variables: { input } })).data?.updateAssociation.refusal;
    },
    onStored: ({ name }) => {
      toast(t('AssociationForm.stored', { name: format.name(name) }));
      if (association === null) onAdded();
      onClose();
    },
  });
  return (
    <ServerFormFrame onSubmit={onSubmit} isSending={isSending} problem={problem} onCancel={onClose}>
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
          {(choices?.serviceTypes ?? []).map(({ id, name }) => (
            <Checkbox key={id} value={id} label={format.name(name)} />
          ))}
        </Stack>
      </Checkbox.Group>
    </ServerFormFrame>
  );
}

interface AssociationValues {
  name: { ar: string; en: string };
  kind: AssociationKind;
  aliases: string;
  monthlyBudget: string;
  monthlyOverhead: string;
  currency: string;
  serviceTypeIds: string[];
}

function valuesOf(association: AssociationPartsFragment | null): AssociationValues {
  const number = (given: number | null | undefined): string => (given == null ? '' : String(given));
  return {
    name: { ar: association?.name.ar ?? '', en: association?.name.en ?? '' },
    kind: association?.kind ?? 'CHARITY',
    aliases: association?.aliases.join('، ') ?? '',
    monthlyBudget: number(association?.monthlyBudget),
    monthlyOverhead: number(association?.monthlyOverhead),
    currency: association?.currency ?? 'SYP',
    serviceTypeIds: association?.serviceTypes.map(({ id }) => id) ?? [],
  };
}

/** What is sent; a currency goes with an amount only. */
function inputOf({ name, kind, aliases, serviceTypeIds, currency, ...typed }: AssociationValues) {
  const amount = (text: string): number | null => numberOf(typedWhole(text));
  const [monthlyBudget, monthlyOverhead] = [amount(typed.monthlyBudget), amount(typed.monthlyOverhead)];
  const hasAmount = monthlyBudget !== null || monthlyOverhead !== null;
  return {
    name,
    kind,
    serviceTypeIds,
    monthlyBudget,
    monthlyOverhead,
    aliases: aliases
      .split(/[,،]/)
      .map((alias) => alias.trim())
      .filter((alias) => alias !== ''),
    currency: hasAmount ? currency : null,
  };
}
