import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { setPreferences, usePreferences } from '../../platform/preferences.js';

/** Switches to the other language; the button is labelled in that language. */
export function LanguageSwitch() {
  const { t } = useTranslation('session');
  const { language } = usePreferences();
  const other = language === 'ar' ? 'en' : 'ar';
  return (
    <Button variant="subtle" lang={other} onClick={() => setPreferences({ language: other })}>
      {t('LanguageSwitch.other')}
    </Button>
  );
}
