import { NativeSelect } from '@mantine/core';
import { type ComponentProps, useMemo } from 'react';
import { localeOf } from '../locale.js';
import { usePreferences } from '../preferences.js';

interface CurrencySelectProps extends Omit<ComponentProps<typeof NativeSelect>, 'data'> {
  /** Label of the empty option; absent: a currency is required. */
  emptyLabel?: string;
}

/** Currencies listed first, because the programme uses them. */
const USUAL = ['SYP', 'USD', 'EUR'];

/** Selects a currency by its name in the reader's language. */
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
