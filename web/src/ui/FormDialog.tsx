import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface FormDialogProps {
  title: string;
  opened: boolean;
  onClose: () => void;
  children: ReactNode;
  size?: string;
}

/** Dialog for a form; its content is made anew each time it opens, so that every opening has its own client key. */
export function FormDialog({ title, opened, onClose, children, size = 'lg' }: FormDialogProps) {
  const { t } = useTranslation('ui');
  return (
    <Modal title={title} opened={opened} onClose={onClose} size={size} closeButtonProps={{ 'aria-label': t('close') }}>
      {opened && children}
    </Modal>
  );
}
