import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { setPreferences, usePreferences } from '../../platform/preferences.js';

/** The other language, named in itself. */
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
