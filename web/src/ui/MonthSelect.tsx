import { NativeSelect } from '@mantine/core';
import type { ComponentProps } from 'react';

interface MonthSelectProps extends Omit<ComponentProps<typeof NativeSelect>, 'data'> {
  /** Months to choose from, `YYYY-MM`. */
  months: readonly string[];
  /** Formats a month in the reader's language. */
  formatMonth: (month: string) => string;
  /** Label of the empty option; absent: a month is required. */
  emptyLabel?: string;
}

/** Selects a month from a list. */
export function MonthSelect({ months, formatMonth, emptyLabel, ...select }: MonthSelectProps) {
  const choices = months.map((month) => ({ value: month, label: formatMonth(month) }));
  const data = emptyLabel == null ? choices : [{ value: '', label: emptyLabel }, ...choices];
  return <NativeSelect data={data} {...select} />;
}
