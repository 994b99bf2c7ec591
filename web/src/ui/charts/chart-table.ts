import Papa from 'papaparse';

/** One value of a chart: as the reader sees it, and as a file holds it. Null: not shown. */
export interface ChartCell {
  readonly text: string;
  readonly value: string | number | null;
}

/** What a chart shows, as a table; the chart's tooltip, its table view and its file are all made of it. */
export interface ChartTable {
  /** Headers, the first for the row's own name. */
  readonly headers: readonly string[];
  /** Rows in the order of the axis; the first cell names the row. */
  readonly rows: readonly (readonly ChartCell[])[];
}

/** A file that spreadsheets open as it is: byte order mark, CRLF, real numbers, no cell read as a formula. */
export function csvOf({ headers, rows }: ChartTable): string {
  const lines = rows.map((row) => row.map(({ value }) => value));
  return `\uFEFF${Papa.unparse([[...headers], ...lines], { newline: '\r\n', escapeFormulae: true })}\r\n`;
}

/** Hands a text to the reader as a file. */
export function download(fileName: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
