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
      <TextInput
        label={t('NameFields.ar', { label })}
        dir="rtl"
        lang="ar"
        autoComplete="off"
        maxLength={120}
        {...field(`${path}.ar`)}
      />
      <TextInput
        label={t('NameFields.en', { label })}
        dir="ltr"
        lang="en"
        autoComplete="off"
        maxLength={120}
        {...field(`${path}.en`)}
      />
    </Group>
  );
}

/** Both languages must be filled in; the answer is one field of a form's `validate`. */
export function bothLanguages(missing: string): Record<'ar' | 'en', (value: string) => string | null> {
  const check = (value: string): string | null => (value.trim() === '' ? missing : null);
  return { ar: check, en: check };
}
