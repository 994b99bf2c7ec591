import { Button, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SignInInput } from '../../generated/operations.js';
import type { ServerAnswer } from '../../platform/form/use-server-form.js';
import type { SessionEnd } from '../../platform/session.js';
import { SignInForm } from './SignInForm.js';

interface SessionEndedDialogProps {
  reason: SessionEnd;
  /** Account of the open page. */
  userName: string;
  onSignIn: (input: SignInInput) => ServerAnswer;
}

/** Asks for the password again above the open page, which keeps what was typed. */
export function SessionEndedDialog({ reason, userName, onSignIn }: SessionEndedDialogProps) {
  const { t } = useTranslation('session');
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      title={t(`SessionEndedDialog.title.${reason}`)}
    >
      <Stack>
        <Text>{t(`SessionEndedDialog.reason.${reason}`)}</Text>
        <SignInForm userName={userName} onSignIn={onSignIn} />
        {reason === 'OTHER_ACCOUNT' && (
          <Button variant="subtle" onClick={() => window.location.reload()}>
            {t('SessionEndedDialog.leave')}
          </Button>
        )}
      </Stack>
    </Modal>
  );
}
