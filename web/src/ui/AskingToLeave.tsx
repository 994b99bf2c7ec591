import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormsInsideContext } from './forms-inside.js';
import { wrappingButton } from './wrapping-button.js';

interface LeaveDialogProps {
  opened: boolean;
  onLeave: () => void;
  onStay: () => void;
}

/** Asks before something typed is lost. */
export function LeaveDialog({ opened, onLeave, onStay }: LeaveDialogProps) {
  const { t } = useTranslation('ui');
  return (
    <Modal
      title={t('LeaveDialog.title')}
      opened={opened}
      onClose={onStay}
      zIndex={300}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text>{t('LeaveDialog.text')}</Text>
        <Group justify="flex-end">
          <Button {...wrappingButton} variant="default" onClick={onLeave}>
            {t('LeaveDialog.leave')}
          </Button>
          <Button {...wrappingButton} data-autofocus onClick={onStay}>
            {t('LeaveDialog.stay')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface AskingToLeave {
  /** Leaves at once, or after a question where a form inside holds something unsaved. */
  readonly leave: (onLeave: () => void) => void;
  /** Wraps what is inside the dialog or panel. */
  readonly within: (children: ReactNode) => ReactNode;
  /** The question; stands beside the dialog. */
  readonly question: ReactNode;
}

/** A dialog or panel that asks before it is closed over something unsaved. */
export function useAskingToLeave(): AskingToLeave {
  const [leaving, setLeaving] = useState<(() => void) | null>(null);
  const inside = useMemo(() => {
    const isUnsaved = new Set<() => boolean>();
    const leave = (onLeave: () => void): void => {
      if ([...isUnsaved].some((ask) => ask())) setLeaving(() => onLeave);
      else onLeave();
    };
    return { isUnsaved, leave };
  }, []);
  return {
    leave: inside.leave,
    within: (children) => <FormsInsideContext value={inside}>{children}</FormsInsideContext>,
    question: (
      <LeaveDialog
        opened={leaving !== null}
        onStay={() => setLeaving(null)}
        onLeave={() => {
          setLeaving(null);
          leaving?.();
        }}
      />
    ),
  };
}
