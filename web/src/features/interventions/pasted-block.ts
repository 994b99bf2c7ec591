/**
 * Rows and columns of text copied from a spreadsheet: tabs separate columns, line ends separate rows, and a cell that
 * contains either is quoted. Null for a single plain value.
 */
export function pastedBlock(text: string): readonly (readonly string[])[] | null {
  if (!/[\t\n\r]/.test(text)) return null;
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const endCell = (): void => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  const body = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let at = 0; at < body.length; at += 1) {
    const sign = body.charAt(at);
    if (isQuoted && sign === '"' && body.charAt(at + 1) === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted;
    else if (sign === '\t' && !isQuoted) endCell();
    else if (sign === '\n' && !isQuoted) {
      endCell();
      rows.push([]);
    } else cell += sign;
  }
  endCell();
  return rows;
}
