import { useMutation } from '@apollo/client/react';
import { ChangePasswordDocument } from '../../generated/operations.js';
import { ChangePasswordDialog } from './ChangePasswordDialog.js';

interface ChangePasswordProps {
  opened: boolean;
  onClose: () => void;
}

/** Changes the password of the signed-in person. */
export function ChangePassword({ opened, onClose }: ChangePasswordProps) {
  const [change] = useMutation(ChangePasswordDocument);
  return (
    <ChangePasswordDialog
      opened={opened}
      onChange={async (input) => (await change({ variables: { input } })).data?.changePassword.refusal}
      onClose={onClose}
    />
  );
}
