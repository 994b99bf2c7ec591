import { filling, nothing, refuses, situation, stores } from '../../testing/situations.js';
import { ChangePasswordDialog } from './ChangePasswordDialog.js';
import { FirstAdministratorView } from './FirstAdministratorView.js';
import { SessionEndedDialog } from './SessionEndedDialog.js';
import { SignInPage } from './SignInPage.js';

export const situations = {
  signingIn: situation(SignInPage, { needsFirstAdministrator: false, onSignIn: stores }),
  signingInRefused: situation(
    SignInPage,
    { needsFirstAdministrator: false, onSignIn: refuses('SIGN_IN_FAILED') },
    filling({ 'اسم المستخدم': 'lina', 'كلمة المرور': 'x' }, 'دخول'),
  ),
  signingInLockedOut: situation(
    SignInPage,
    { needsFirstAdministrator: false, onSignIn: refuses('TOO_MANY_ATTEMPTS', null, '15') },
    filling({ 'اسم المستخدم': 'lina', 'كلمة المرور': 'x' }, 'دخول'),
  ),
  beforeTheFirstAccount: situation(SignInPage, { needsFirstAdministrator: true, onSignIn: stores }),
  sessionEnded: situation(SessionEndedDialog, { reason: 'ENDED', userName: 'lina', onSignIn: stores }),
  otherAccountSignedIn: situation(SessionEndedDialog, {
    reason: 'OTHER_ACCOUNT',
    userName: 'lina',
    onSignIn: stores,
  }),
  firstAdministrator: situation(FirstAdministratorView, { token: 'abc', onCreate: stores, onCreated: nothing }),
  firstAdministratorRefused: situation(
    FirstAdministratorView,
    { token: 'abc', onCreate: refuses('LINK_NOT_VALID'), onCreated: nothing },
    filling({ 'الاسم الظاهر للزملاء': 'رانيا', 'اسم المستخدم': 'rania', 'كلمة المرور': 'x' }, 'إنشاء الحساب'),
  ),
  linkWithoutItsEnd: situation(FirstAdministratorView, { token: '', onCreate: stores, onCreated: nothing }),
  changingPassword: situation(ChangePasswordDialog, { opened: true, onChange: stores, onClose: nothing }),
  changingPasswordRefused: situation(
    ChangePasswordDialog,
    { opened: true, onChange: refuses('WEAK_PASSWORD', 'newPassword'), onClose: nothing },
    filling({ 'كلمة المرور الحالية': 'x', 'كلمة المرور الجديدة': 'y' }, 'حفظ'),
  ),
};
