import { Group, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface NameFieldsProps {
  /** Name of the field in the form: `name`, `unit`. */
  path: string;
  /** What the name is of; the language is added to the label. */
  label: string;
  /** Props of an input, as returned by `form.getInputProps`. */
  field: (path: string) => object;
}

/** A name in both languages; Arabic first. */
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

/** Validates that both languages are filled in; for a field of a form's `validate`. */
export function bothLanguages(missing: string): Record<'ar' | 'en', (value: string) => string | null> {
  const check = (value: string): string | null => (value.trim() === '' ? missing : null);
  return { ar: check, en: check };
}
