import { NativeSelect } from '@mantine/core';
import type { ComponentProps } from 'react';

interface MonthSelectProps extends Omit<ComponentProps<typeof NativeSelect>, 'data'> {
  /** Months to choose from, `YYYY-MM`. */
  months: readonly string[];
  /** Writes a month as the reader does. */
  formatMonth: (month: string) => string;
  /** Text of the choice of no month; absent: one must be chosen. */
  emptyLabel?: string;
}

/** A month out of a range, as one list. */
export function MonthSelect({ months, formatMonth, emptyLabel, ...select }: MonthSelectProps) {
  const choices = months.map((month) => ({ value: month, label: formatMonth(month) }));
  const data = emptyLabel == null ? choices : [{ value: '', label: emptyLabel }, ...choices];
  return <NativeSelect data={data} {...select} />;
}
