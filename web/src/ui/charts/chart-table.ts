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
  const lines = [[...headers], ...rows.map((row) => row.map(({ value }) => value))];
  const safe = lines.map((line) => line.map((cell) => (typeof cell === 'string' ? withoutFormula(cell) : cell)));
  return `\uFEFF${Papa.unparse(safe, { newline: '\r\n' })}\r\n`;
}

/** Characters that show nothing. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/gu;
/** Begins a formula in some spreadsheet; a minus sign is a character of its own that normalisation keeps. */
const formula = /^[=+\-@\u2212]/;
/** Spreadsheets that split at them begin a new cell behind these. */
const breaks = /^[\s\p{Z}\p{C}\p{M}]*[\t\r\n]/u;

/**
 * A text that no spreadsheet takes for a formula: an apostrophe goes before it if it begins like one, whatever
 * invisible characters, spaces or wide forms of the signs stand there.
 */
function withoutFormula(text: string): string {
  const start = text
    .replace(unseen, '')
    .normalize('NFKC')
    .replace(/^[\s\p{Z}\p{C}\p{M}]+/u, '');
  return formula.test(start) || breaks.test(text.replace(unseen, '')) ? `'${text}` : text;
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
