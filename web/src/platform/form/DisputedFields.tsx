import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../ui/Notice.js';
import type { Dispute } from './use-disputes.js';

export interface FieldWords {
  /** Its label in the form. */
  readonly label: string;
  /** The stored value in words; left out where only the field itself can show it. */
  readonly words?: ((stored: string) => string) | undefined;
}

interface DisputedFieldsProps {
  disputes: readonly Dispute[];
  fields: Readonly<Record<string, FieldWords>>;
}

/** For fields that hold plain text. */
export const asTyped = (stored: string): string => stored;

/** Asks for each field with two values which one stays. */
export function DisputedFields({ disputes, fields }: DisputedFieldsProps) {
  const { t } = useTranslation('ui');
  return (
    <Notice tone="warning" title={t('DisputedFields.title')}>
      {disputes.map(({ field, stored, take, keep }) => {
        const { label, words } = fields[field] ?? { label: field };
        return (
          <Group key={field} role="group" aria-label={label} gap="xs" mt="xs">
            <Text component="span">
              {textOf(label, stored === null || stored === '' ? stored : (words?.(stored) ?? null))}
            </Text>
            <Button size="compact-md" variant="default" onClick={take}>
              {t('DisputedFields.take')}
            </Button>
            <Button size="compact-md" variant="default" onClick={keep}>
              {t('DisputedFields.keep')}
            </Button>
          </Group>
        );
      })}
    </Notice>
  );

  function textOf(label: string, stored: string | null): string {
    if (stored === null) return t('DisputedFields.other', { label });
    return stored === '' ? t('DisputedFields.empty', { label }) : t('DisputedFields.stored', { label, value: stored });
  }
}
