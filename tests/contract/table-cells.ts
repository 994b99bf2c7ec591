/** A row of a table of the documentation: cells by column heading. */
export type Row = Readonly<Record<string, string>>;

/** A computed cell: a number, a text, a yes or no; null is printed as a dash. */
export type Value = number | string | boolean | null;

/** Computes cells of a row from its other cells. */
export type RowCheck = (row: Row, index: number) => Readonly<Record<string, Value>>;

export const DASH = '–';

/** The computed value as it would be printed in a cell: numbers with as many decimals as the cell has. */
export function printedLike(cell: string, value: Value): string {
  if (value === null) return DASH;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  return value.toFixed((cell.split('.')[1] ?? '').length);
}

/** The number in a cell; null for a dash. Throws for anything else. */
export function numberIn(row: Row, heading: string): number | null {
  const cell = row[heading];
  if (cell === DASH) return null;
  const value = Number(cell);
  if (cell === undefined || cell === '' || Number.isNaN(value)) throw new Error(`no number in ${heading}: ${cell}`);
  return value;
}

/** The number in a cell that must have one. */
export function requiredNumber(row: Row, heading: string): number {
  const value = numberIn(row, heading);
  if (value === null) throw new Error(`no number in ${heading}`);
  return value;
}

export function textIn(row: Row, heading: string): string {
  const cell = row[heading];
  if (cell === undefined) throw new Error(`no column ${heading}`);
  return cell;
}
