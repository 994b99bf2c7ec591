import type { ChartTable } from './chart-table.js';
import classes from './ChartTableView.module.css';

/** The data of a chart as a table. */
export function ChartTableView({ caption, table }: { caption: string; table: ChartTable }) {
  return (
    // A table that is wider than the screen scrolls, also by keyboard.
    <div className={classes.scroll} role="region" aria-label={caption} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            {table.headers.map((header) => (
              <th key={header} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([name, ...cells]) => (
            <tr key={name?.text}>
              <th scope="row">{name?.text}</th>
              {cells.map(({ text }, index) => (
                <td key={table.headers[index + 1]}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
