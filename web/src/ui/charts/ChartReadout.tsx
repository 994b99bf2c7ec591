import { useDirection } from '@mantine/core';
import type { ChartTable } from './chart-table.js';
import classes from './ChartReadout.module.css';

interface ChartReadoutProps {
  table: ChartTable;
  /**
   * Row under the cursor; Recharts sets both props while the pointer is over the plot or the cursor is moved by keys.
   */
  active?: boolean;
  label?: string | number;
  /** Index of the row for an axis value. */
  rowOf: (label: string | number) => number;
}

/** The table row under the cursor as text; used as tooltip of Recharts. */
export function ChartReadout({ table, active, label, rowOf }: ChartReadoutProps) {
  const { dir } = useDirection();
  const row = active === true && label !== undefined ? table.rows[rowOf(label)] : undefined;
  if (row === undefined) return null;
  const [name, ...cells] = row;
  return (
    <div className={classes.readout} dir={dir} aria-live="polite">
      <p className={classes.name}>{name?.text}</p>
      <dl className={classes.values}>
        {cells.map(({ text }, index) => (
          <div key={table.headers[index + 1]} className={classes.pair}>
            <dt>{table.headers[index + 1]}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
