import { NativeSelect } from '@mantine/core';
import { type ComponentProps, useMemo } from 'react';
import { localeOf } from '../locale.js';
import { usePreferences } from '../preferences.js';

interface CurrencySelectProps extends Omit<ComponentProps<typeof NativeSelect>, 'data'> {
  /** Text of the choice of no currency; absent: one must be chosen. */
  emptyLabel?: string;
}

/** Currencies offered first, because the programme works with them. */
const USUAL = ['SYP', 'USD', 'EUR'];

/** A currency by its name in the reader's language. */
export function CurrencySelect({ emptyLabel, ...select }: CurrencySelectProps) {
  const preferences = usePreferences();
  const choices = useMemo(() => {
    const names = new Intl.DisplayNames(localeOf(preferences), { type: 'currency' });
    const rest = Intl.supportedValuesOf('currency').filter((code) => !USUAL.includes(code));
    return [...USUAL, ...rest].map((code) => ({ value: code, label: `${names.of(code) ?? code} (${code})` }));
  }, [preferences]);
  const data = emptyLabel === undefined ? choices : [{ value: '', label: emptyLabel }, ...choices];
  return <NativeSelect data={data} {...select} />;
}
