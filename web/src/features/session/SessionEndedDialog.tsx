import { Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SignInInput } from '../../generated/operations.js';
import type { ServerAnswer } from '../../platform/form/use-server-form.js';
import { SignInForm } from './SignInForm.js';

interface SessionEndedDialogProps {
  /** Whose session ended. */
  userName: string;
  onSignIn: (input: SignInInput) => ServerAnswer;
}

/** Asks for the password again above the page that was open; its typed content stays. */
export function SessionEndedDialog({ userName, onSignIn }: SessionEndedDialogProps) {
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
        <SignInForm userName={userName} onSignIn={onSignIn} />
      </Stack>
    </Modal>
  );
}
