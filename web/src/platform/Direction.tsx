import { DirectionProvider, useDirection } from '@mantine/core';
import { type ReactNode, useLayoutEffect } from 'react';
import { usePreferences } from './preferences.js';

/** Applies the reader's language and writing direction to `<html>`, Mantine and the texts together. */
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
