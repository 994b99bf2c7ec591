import { DirectionProvider, useDirection } from '@mantine/core';
import { type ReactNode, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Applies language and writing direction of the texts shown to `<html>` and Mantine. */
export function Direction({ children }: { children: ReactNode }) {
  return (
    <DirectionProvider initialDirection="rtl" detectDirection={false}>
      <Follow />
      {children}
    </DirectionProvider>
  );
}

function Follow() {
  const { language } = useTranslation().i18n;
  const { setDirection } = useDirection();
  useLayoutEffect(() => {
    document.documentElement.lang = language === 'ar' ? 'ar-SY' : 'en';
    setDirection(language === 'ar' ? 'rtl' : 'ltr');
  }, [language, setDirection]);
  return null;
}
