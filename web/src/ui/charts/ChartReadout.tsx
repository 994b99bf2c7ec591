import { useDirection } from '@mantine/core';
import type { ChartTable } from './chart-table.js';
import classes from './ChartReadout.module.css';

interface ChartReadoutProps {
  table: ChartTable;
  /** Row under the cursor; Recharts fills both while it is over the plot or moved by keys. */
  active?: boolean;
  label?: string | number;
  /** Index of the row that an axis value stands for. */
  rowOf: (label: string | number) => number;
}

/** The row of the table that the cursor stands on, in words; the content of a Recharts tooltip. */
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
