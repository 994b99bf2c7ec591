import classes from './Sparkline.module.css';

interface SparklineProps {
  /** Values from 0 to 100 in chronological order; null: a gap. */
  values: readonly (number | null)[];
  /** Number of positions on the time axis; there may be fewer values. */
  length: number;
  /** A value that is marked with a horizontal line. */
  mark: number;
  /** Accessible description. */
  label: string;
}

const WIDTH = 160;
const HEIGHT = 40;
const EDGE = 4;

/** A small line chart without axes; time follows the reading direction. */
export function Sparkline({ values, length, mark, label }: SparklineProps) {
  const markAt = heightOf(mark);
  return (
    <svg
      className={`${classes.line} mirrored`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="xMinYMid"
      role="img"
      aria-label={label}
    >
      <line className={classes.mark} x1={0} x2={WIDTH} y1={markAt} y2={markAt} />
      <path className={classes.path} d={pathOf(values, Math.max(length, values.length))} />
    </svg>
  );
}

/** One SVG path; a value between two gaps is a line of length zero, whose round cap appears as a dot. */
function pathOf(values: readonly (number | null)[], length: number): string {
  const step = length > 1 ? (WIDTH - 2 * EDGE) / (length - 1) : 0;
  return values
    .map((value, index) => {
      if (value === null) return '';
      const at = `${(EDGE + index * step).toFixed(1)} ${heightOf(value).toFixed(1)}`;
      return values[index - 1] == null ? `M${at}h0` : `L${at}`;
    })
    .join('');
}

function heightOf(value: number): number {
  return HEIGHT - EDGE - (value / 100) * (HEIGHT - 2 * EDGE);
}
