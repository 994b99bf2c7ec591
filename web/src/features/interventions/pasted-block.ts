/**
 * Rows and columns of a text copied from a spreadsheet: tabs between columns, line ends between rows; a cell with a tab or a
 * line end stands in quotation marks. Null where it is a single plain value.
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
