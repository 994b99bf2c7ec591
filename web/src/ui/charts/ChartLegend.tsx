import classes from './ChartLegend.module.css';

export interface LegendItem {
  readonly label: string;
  readonly color: string;
  /** `area` a filled square, `line` a solid line, `dashed` a dashed line, `hatched` stripes, `none` only the symbol. */
  readonly mark: 'area' | 'line' | 'dashed' | 'hatched' | 'none';
  /** Symbol that identifies it without colour. */
  readonly sign?: string;
}

/** Legend of a chart; HTML, so that it follows the reader's direction. */
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
