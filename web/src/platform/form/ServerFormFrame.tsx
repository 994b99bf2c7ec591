import { Button, Group, Stack } from '@mantine/core';
import { type ReactNode, type SyntheticEvent, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { FormsInsideContext } from '../../ui/forms-inside.js';
import { Notice } from '../../ui/Notice.js';
import { wrappingButton } from '../../ui/wrapping-button.js';
import { DisputedFields, type FieldWords } from './DisputedFields.js';
import type { Dispute } from './use-disputes.js';

interface ServerFormFrameProps {
  onSubmit: (event: SyntheticEvent<HTMLFormElement>) => void;
  isSending: boolean;
  problem: string | null;
  /** Fields that somebody else changed meanwhile. */
  disputes?: readonly Dispute[];
  /** How fields are called that two people may change. */
  fields?: Readonly<Record<string, FieldWords>>;
  children: ReactNode;
  /** Label of the submit button; "save" by default. */
  submitLabel?: string;
  onCancel?: () => void;
}

/** The fields, a refusal that belongs to no field, and the buttons. */
export function ServerFormFrame({
  onSubmit,
  isSending,
  problem,
  disputes = [],
  fields = {},
  children,
  submitLabel,
  onCancel,
}: ServerFormFrameProps) {
  const { t } = useTranslation('ui');
  const inside = useContext(FormsInsideContext);
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {children}
        {disputes.length > 0 && <DisputedFields disputes={disputes} fields={fields} />}
        {problem != null && <Notice tone="refused">{problem}</Notice>}
        <Group justify="flex-end">
          {onCancel != null && (
            <Button variant="default" onClick={() => (inside === null ? onCancel() : inside.leave(onCancel))}>
              {t('cancel')}
            </Button>
          )}
          <Button {...wrappingButton} type="submit" aria-disabled={isSending} data-sending={isSending || undefined}>
            {submitLabel ?? t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
