import { Group, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface NameFieldsProps {
  /** Name of the field in the form: `name`, `unit`. */
  path: string;
  /** What it names; the language is added. */
  label: string;
  /** Props of an input, as `form.getInputProps` gives them. */
  field: (path: string) => object;
}

/** A name of the catalogue in both languages; Arabic first. */
export function NameFields({ path, label, field }: NameFieldsProps) {
  const { t } = useTranslation('ui');
  return (
    <Group grow align="flex-start">
      <TextInput label={t('NameFields.ar', { label })} dir="rtl" lang="ar" {...field(`${path}.ar`)} />
      <TextInput label={t('NameFields.en', { label })} dir="ltr" lang="en" {...field(`${path}.en`)} />
    </Group>
  );
}
