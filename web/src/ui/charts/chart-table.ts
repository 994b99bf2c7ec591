import Papa from 'papaparse';

/** One value of a chart, formatted for the reader and as exported. Null: not shown. */
export interface ChartCell {
  readonly text: string;
  readonly value: string | number | null;
}

/** The data of a chart as a table, from which its tooltip, table view and export are produced. */
export interface ChartTable {
  /** Column headers; the first is for the row names. */
  readonly headers: readonly string[];
  /** Rows in the order of the axis; the first cell is the row name. */
  readonly rows: readonly (readonly ChartCell[])[];
}

/**
 * CSV that spreadsheets open correctly: byte order mark, CRLF, unformatted numbers, no cell interpreted as a formula.
 */
export function csvOf({ headers, rows }: ChartTable): string {
  const lines = rows.map((row) => row.map(({ value }) => value));
  return `\uFEFF${Papa.unparse([[...headers], ...lines], { newline: '\r\n', escapeFormulae: true })}\r\n`;
}

/** Downloads a text as a file. */
export function download(fileName: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
