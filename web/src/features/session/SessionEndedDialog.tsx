import { Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Viewer } from '../../platform/session.js';
import { SignInForm } from './SignInForm.js';

/** Asks for the password again above the page that was open; its typed content stays. */
export function SessionEndedDialog({ viewer }: { viewer: Viewer }) {
  const { t } = useTranslation('session');
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      title={t('SessionEndedDialog.title')}
    >
      <Stack>
        <Text>{t('SessionEndedDialog.reason')}</Text>
        <SignInForm userName={viewer.userName} />
      </Stack>
    </Modal>
  );
}
