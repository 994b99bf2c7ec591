import type { ChartCell } from '../../ui/charts/chart-table.js';
import type { Format } from '../../platform/format.js';

/** A number in the reader's digits, or the text `unknown` when there is none. */
export function numberCell(format: Format, value: number | null | undefined, unknown: string): ChartCell {
  return value == null ? { text: unknown, value: null } : { text: format.number(value), value };
}

export function textCell(text: string): ChartCell {
  return { text, value: text };
}

/** The last step of a curve would have no width, so it is extended by half a month. */
export function withLastStep<Row extends { month: number }>(rows: readonly Row[]): Row[] {
  const last = rows.at(-1);
  return last === undefined ? [] : [...rows, { ...last, month: last.month + 0.5 }];
}

/** Every third month from 0, and the last month. */
export function monthTicks(last: number): number[] {
  const ticks = Array.from({ length: Math.floor(last / 3) + 1 }, (_, index) => index * 3);
  return ticks.at(-1) === last ? ticks : [...ticks, last];
}
