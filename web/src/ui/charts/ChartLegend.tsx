import classes from './ChartLegend.module.css';

export interface LegendItem {
  readonly label: string;
  readonly color: string;
  /** `area` a filled square, `line` a stroke, `dashed` a broken one, `hatched` stripes, `none` the sign alone. */
  readonly mark: 'area' | 'line' | 'dashed' | 'hatched' | 'none';
  /** Sign that tells it without colour. */
  readonly sign?: string;
}

/** What the marks of a chart mean; HTML, so that it is written in the reader's direction. */
export function ChartLegend({ items }: { items: readonly LegendItem[] }) {
  return (
    <ul className={classes.legend}>
      {items.map(({ label, color, mark, sign }) => (
        <li key={label} className={classes.item}>
          {mark !== 'none' && <span aria-hidden="true" className={classes.mark} data-mark={mark} style={{ color }} />}
          <span>
            {sign !== undefined && <span aria-hidden="true">{sign} </span>}
            {label}
          </span>
        </li>
      ))}
    </ul>
  );
}
