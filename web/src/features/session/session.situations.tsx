import { nothing, situation, stores } from '../../testing/situations.js';
import { ChangePasswordDialog } from './ChangePasswordDialog.js';
import { FirstAdministratorView } from './FirstAdministratorView.js';
import { SessionEndedDialog } from './SessionEndedDialog.js';
import { SignInPage } from './SignInPage.js';

export const situations = {
  signingIn: situation(SignInPage, { needsFirstAdministrator: false, onSignIn: stores }),
  beforeTheFirstAccount: situation(SignInPage, { needsFirstAdministrator: true, onSignIn: stores }),
  sessionEnded: situation(SessionEndedDialog, { reason: 'ENDED', userName: 'lina', onSignIn: stores }),
  otherAccountSignedIn: situation(SessionEndedDialog, {
    reason: 'OTHER_ACCOUNT',
    userName: 'lina',
    onSignIn: stores,
  }),
  firstAdministrator: situation(FirstAdministratorView, { token: 'abc', onCreate: stores, onCreated: nothing }),
  linkWithoutItsEnd: situation(FirstAdministratorView, { token: '', onCreate: stores, onCreated: nothing }),
  changingPassword: situation(ChangePasswordDialog, { opened: true, onChange: stores, onClose: nothing }),
};
