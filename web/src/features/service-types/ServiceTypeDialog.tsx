import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type {
  CreateServiceTypeInput,
  ServiceTypePartsFragment,
  UpdateServiceTypeInput,
} from '../../generated/operations.js';
import { CurrencySelect } from '../../platform/form/CurrencySelect.js';
import { bothLanguages, NameFields } from '../../platform/form/NameFields.js';
import { asTyped, type FieldWords } from '../../platform/form/DisputedFields.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { typedWhole } from '../../platform/form/typed-number.js';
import { type ServerAnswer, useServerForm } from '../../platform/form/use-server-form.js';
import { useFormat } from '../../platform/format.js';
import { useToast } from '../../platform/toasts.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { inputOf, numberOf, type ServiceTypeValues, valuesOf } from './service-type-values.js';

export type OpenedServiceType =
  { readonly kind: 'add' } | { readonly kind: 'edit'; readonly serviceType: ServiceTypePartsFragment };

interface ServiceTypeDialogProps {
  opened: OpenedServiceType | null;
  onCreate: (input: CreateServiceTypeInput) => ServerAnswer;
  onUpdate: (input: UpdateServiceTypeInput) => ServerAnswer;
  onClose: () => void;
  onStored: () => void;
}

/** Adds or edits a service type; services that were already logged keep their class and value. */
export function ServiceTypeDialog({ opened, ...props }: ServiceTypeDialogProps) {
  const { t } = useTranslation('service-types');
  const format = useFormat();
  const type = opened?.kind === 'edit' ? opened.serviceType : null;
  const title =
    type === null ? t('ServiceTypesPage.add') : t('ServiceTypesPage.edit', { name: format.name(type.name) });
  return (
    <FormDialog title={title} opened={opened !== null} onClose={props.onClose}>
      <ServiceTypeForm type={type} {...props} />
    </FormDialog>
  );
}

type FormProps = Omit<ServiceTypeDialogProps, 'opened'> & { type: ServiceTypePartsFragment | null };

function ServiceTypeForm({ type, onCreate, onUpdate, onClose, onStored }: FormProps) {
  const { t } = useTranslation('service-types');
  const format = useFormat();
  const toast = useToast();
  const whole = (text: string): string | null =>
    typedWhole(text) === 'invalid' ? t('ServiceTypeForm.noNumber') : null;
  const { form, onSubmit, isSending, problem, disputes } = useServerForm<ServiceTypeValues>({
    keepAs: `service-type ${type?.id ?? 'new'}`,
    initialValues: valuesOf(type),
    version: type?.version,
    together: [['unitValue', 'currency']],
    validate: {
      name: bothLanguages(t('ServiceTypeForm.nameMissing')),
      unit: bothLanguages(t('ServiceTypeForm.unitMissing')),
      unitValue: whole,
      repeatWindowDays: whole,
      position: whole,
    },
    submit: (values, clientKey, edit) => {
      if (type === null) return onCreate({ clientKey, ...inputOf(values) });
      const changes = edit.changes((typed) => {
        const { entryMode: _fixed, ...facts } = inputOf(typed);
        return { ...facts, position: numberOf(typed.position) ?? type.position, retired: typed.retired };
      });
      return onUpdate({ id: type.id, ...changes });
    },
    onStored: ({ name }) => {
      toast(t('ServiceTypeForm.stored', { name: format.name(name) }));
      onStored();
      onClose();
    },
  });
  return (
    <ServerFormFrame
      onSubmit={onSubmit}
      isSending={isSending}
      problem={problem}
      disputes={disputes}
      fields={serviceTypeWords(t)}
      onCancel={onClose}
    >
      <Names form={form} />
      <Kind form={form} isNew={type === null} />
      <Value form={form} />
      <Checkbox label={t('ServiceTypeForm.forMember')} {...form.getInputProps('forMember', { type: 'checkbox' })} />
      {type !== null && (
        <>
          <TextInput
            label={t('ServiceTypeForm.position')}
            description={t('ServiceTypeForm.positionHint')}
            inputMode="numeric"
            {...form.getInputProps('position')}
          />
          <Checkbox
            label={t('ServiceTypeForm.retired')}
            description={t('ServiceTypeForm.retiredHint')}
            {...form.getInputProps('retired', { type: 'checkbox' })}
          />
        </>
      )}
    </ServerFormFrame>
  );
}

function serviceTypeWords(t: (key: string) => string): Record<string, FieldWords> {
  return {
    name: { label: t('ServiceTypesPage.name') },
    shortName: { label: t('ServiceTypeForm.shortName') },
    unit: { label: t('ServiceTypesPage.unit') },
    class: { label: t('ServiceTypesPage.class') },
    frequency: { label: t('ServiceTypesPage.frequency') },
    unitValue: { label: t('ServiceTypesPage.unitValue'), words: asTyped },
    currency: { label: t('ServiceTypeForm.currency'), words: asTyped },
    repeatWindowDays: { label: t('ServiceTypesPage.window'), words: asTyped },
    forMember: { label: t('ServiceTypeForm.forMember') },
    position: { label: t('ServiceTypeForm.position'), words: asTyped },
    retired: { label: t('ServiceTypeForm.retired') },
  };
}

interface PartProps {
  form: UseFormReturnType<ServiceTypeValues>;
}

function Names({ form }: PartProps) {
  const { t } = useTranslation('service-types');
  const field = (path: string): object => form.getInputProps(path);
  return (
    <>
      <NameFields path="name" label={t('ServiceTypesPage.name')} field={field} />
      <NameFields path="shortName" label={t('ServiceTypeForm.shortName')} field={field} />
      <NameFields path="unit" label={t('ServiceTypesPage.unit')} field={field} />
    </>
  );
}

function Kind({ form, isNew }: PartProps & { isNew: boolean }) {
  const { t } = useTranslation('service-types');
  const { entryMode } = form.getValues();
  return (
    <>
      <NativeSelect
        label={t('ServiceTypesPage.class')}
        data={(['CARE', 'DEVELOPMENT'] as const).map((value) => ({ value, label: t(`ServiceClass.${value}`) }))}
        {...form.getInputProps('class')}
      />
      {isNew && (
        <NativeSelect
          label={t('ServiceTypesPage.entryMode')}
          description={t(`EntryModeHint.${entryMode}`)}
          data={(['AMOUNT', 'QUANTITY', 'GIVEN'] as const).map((value) => ({ value, label: t(`EntryMode.${value}`) }))}
          {...form.getInputProps('entryMode')}
        />
      )}
      <NativeSelect
        label={t('ServiceTypesPage.frequency')}
        data={(['MONTHLY', 'ONCE', 'AS_NEEDED'] as const).map((value) => ({
          value,
          label: t(`ServiceFrequency.${value}`),
        }))}
        {...form.getInputProps('frequency')}
      />
    </>
  );
}

function Value({ form }: PartProps) {
  const { t } = useTranslation('service-types');
  const { entryMode } = form.getValues();
  return (
    <>
      {entryMode !== 'AMOUNT' && (
        <>
          <TextInput
            label={t('ServiceTypesPage.unitValue')}
            description={t('ServiceTypeForm.unitValueHint')}
            inputMode="numeric"
            {...form.getInputProps('unitValue')}
          />
          <CurrencySelect label={t('ServiceTypeForm.currency')} {...form.getInputProps('currency')} />
        </>
      )}
      <TextInput
        label={t('ServiceTypesPage.window')}
        description={t('ServiceTypeForm.windowHint')}
        inputMode="numeric"
        {...form.getInputProps('repeatWindowDays')}
      />
    </>
  );
}
