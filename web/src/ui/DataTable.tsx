import type { ReactNode } from 'react';
import classes from './DataTable.module.css';

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  cell(row: Row): ReactNode;
  /** Row header for screen readers, and title of the card on phones. */
  readonly isRowHeader?: boolean;
  /** Column of buttons, without a label on phones. */
  readonly isActions?: boolean;
}

interface DataTableProps<Row> {
  /** Accessible name of the table. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
}

/**
 * A plain table on wide screens, cards on phones. Roles are explicit because the card layout removes the native ones.
 */
export function DataTable<Row>({ caption, columns, rows, rowKey }: DataTableProps<Row>) {
  return (
    <table className={classes.table} role="table" aria-label={caption}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ key, header, isActions }) => (
            <th key={key} scope="col" role="columnheader">
              {isActions ? <span className={classes.hidden}>{header}</span> : header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row">
            {columns.map((column) => (
              <Cell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  if (column.isRowHeader) {
    return (
      <th scope="row" role="rowheader" className={classes.rowHeader}>
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td role="cell" data-label={column.isActions ? undefined : column.header}>
      {column.cell(row)}
    </td>
  );
}
