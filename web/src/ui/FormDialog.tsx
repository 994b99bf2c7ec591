import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAskingToLeave } from './AskingToLeave.js';

interface FormDialogProps {
  title: string;
  opened: boolean;
  onClose: () => void;
  children: ReactNode;
  size?: string;
  /** False where the page below takes the focus itself. Default: what was pressed to open the dialog gets it back. */
  returnFocus?: boolean;
}

/**
 * Dialog for a form; its content is mounted again on each opening, so that every opening has its own client key. It asks before it is
 * closed over something unsaved.
 */
export function FormDialog({ title, opened, onClose, children, size = 'lg', returnFocus = true }: FormDialogProps) {
  const { t } = useTranslation('ui');
  const { leave, within, question } = useAskingToLeave();
  return (
    <>
      <Modal
        title={title}
        opened={opened}
        onClose={() => leave(onClose)}
        size={size}
        returnFocus={returnFocus}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {opened && within(children)}
      </Modal>
      {question}
    </>
  );
}
