/** A table of a Markdown page that a comment `<!-- table: name -->` precedes. */
interface MarkdownTable {
  readonly name: string;
  /** Cells by column heading. */
  readonly rows: readonly Readonly<Record<string, string>>[];
}

const MARK = /^<!-- table: ([a-z0-9-]+) -->$/;

/** Every marked table of a page, in order. */
export function markedTables(markdown: string): MarkdownTable[] {
  const lines = markdown.split('\n');
  return lines.flatMap((line, index) => {
    const name = MARK.exec(line)?.[1];
    if (name === undefined) return [];
    const start = lines.findIndex((tableLine, position) => position > index && tableLine.trim() !== '');
    const tableLines = lines.slice(start);
    const end = tableLines.findIndex((tableLine) => !tableLine.startsWith('|'));
    const [headings = [], , ...rows] = tableLines.slice(0, end === -1 ? undefined : end).map(cellsOf);
    return [{ name, rows: rows.map((cells) => rowOf(headings, cells)) }];
  });
}

function cellsOf(line: string): string[] {
  return line
    .slice(1, line.lastIndexOf('|'))
    .split('|')
    .map((cell) => cell.trim());
}

function rowOf(headings: readonly string[], cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(headings.map((heading, index) => [heading, cells[index] ?? '']));
}
