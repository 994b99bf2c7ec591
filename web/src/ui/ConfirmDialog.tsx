import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from './FormDialog.js';
import { wrappingButton } from './wrapping-button.js';

interface ConfirmDialogProps {
  opened: boolean;
  title: string;
  /** Explanation of what will happen. */
  children: ReactNode;
  /** Label of the confirming button. */
  confirmLabel: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks for confirmation of an action that is hard to undo. */
export function ConfirmDialog({ opened, title, children, confirmLabel, onConfirm, onClose }: ConfirmDialogProps) {
  const { t } = useTranslation('ui');
  return (
    <FormDialog title={title} opened={opened} onClose={onClose} size="md">
      <Stack>
        <Text component="div">{children}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button {...wrappingButton} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </FormDialog>
  );
}
