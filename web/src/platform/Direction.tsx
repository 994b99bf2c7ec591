import { DirectionProvider, useDirection } from '@mantine/core';
import { type ReactNode, useLayoutEffect } from 'react';
import { usePreferences } from './preferences.js';

/** Page language and writing direction follow the reader's choice: `<html>`, Mantine and texts change together. */
export function Direction({ children }: { children: ReactNode }) {
  return (
    <DirectionProvider initialDirection="rtl" detectDirection={false}>
      <Follow />
      {children}
    </DirectionProvider>
  );
}

function Follow() {
  const { language } = usePreferences();
  const { setDirection } = useDirection();
  useLayoutEffect(() => {
    document.documentElement.lang = language === 'ar' ? 'ar-SY' : 'en';
    setDirection(language === 'ar' ? 'rtl' : 'ltr');
  }, [language, setDirection]);
  return null;
}
