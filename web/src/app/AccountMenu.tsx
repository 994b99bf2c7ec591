import { Button, Menu, Text, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangePassword } from '../features/session/ChangePassword.js';
import { setPreferences, usePreferences } from '../platform/preferences.js';
import { useSession } from '../platform/session.js';
import { UserIcon } from '../ui/icons.js';
import classes from './AccountMenu.module.css';

/** Menu of the signed-in person with the preferences of this device. */
export function AccountMenu() {
  const { t } = useTranslation('app');
  const { viewer, signOut } = useSession();
  const { language, digits } = usePreferences();
  const { setColorScheme } = useMantineColorScheme();
  // What is shown, also where the device chose it.
  const look = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const [isChangingPassword, setChangingPassword] = useState(false);
  const other = language === 'ar' ? 'en' : 'ar';
  return (
    <>
      <Menu position="bottom-end" width={260} withinPortal={false}>
        <Menu.Target>
          <Button
            variant="subtle"
            px="xs"
            leftSection={<UserIcon />}
            aria-label={t('AccountMenu.open', { name: viewer.displayName })}
          >
            <Text component="span" className={classes.name}>
              {viewer.displayName}
            </Text>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {viewer.displayName}
            {t('AccountMenu.separator')}
            {t(`Role.${viewer.role}`)}
          </Menu.Label>
          <Menu.Item lang={other} onClick={() => setPreferences({ language: other })}>
            {t('AccountMenu.otherLanguage')}
          </Menu.Item>
          {language === 'ar' && (
            <Menu.Item onClick={() => setPreferences({ digits: digits === 'western' ? 'eastern' : 'western' })}>
              {t(digits === 'western' ? 'AccountMenu.easternDigits' : 'AccountMenu.westernDigits')}
            </Menu.Item>
          )}
          <Menu.Item onClick={() => setColorScheme(look === 'dark' ? 'light' : 'dark')}>
            {t(look === 'dark' ? 'AccountMenu.light' : 'AccountMenu.dark')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => setChangingPassword(true)}>{t('AccountMenu.changePassword')}</Menu.Item>
          <Menu.Item onClick={() => void signOut()}>{t('AccountMenu.signOut')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ChangePassword opened={isChangingPassword} onClose={() => setChangingPassword(false)} />
    </>
  );
}
