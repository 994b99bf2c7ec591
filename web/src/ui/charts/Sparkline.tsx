import classes from './Sparkline.module.css';

interface SparklineProps {
  /** Values of 0 to 100 in order of time; null: a gap. */
  values: readonly (number | null)[];
  /** Places on the line of time; values may be fewer. */
  length: number;
  /** A value that is marked across. */
  mark: number;
  /** What it shows, in words. */
  label: string;
}

const WIDTH = 160;
const HEIGHT = 40;
const EDGE = 4;

/** A small line without axes; time runs as the text does. */
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

/** One path; a value between two gaps is a dot, drawn by the round end of a line without length. */
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
