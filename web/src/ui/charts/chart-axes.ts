import { useDirection } from '@mantine/core';

/**
 * Axis settings that let time follow the reading direction: in Arabic from right to left, with the values on the right.
 * The chart itself stays left-to-right, because in a right-to-left box SVG text would overlap the axis.
 */
interface ChartAxes {
  readonly reversed: boolean;
  readonly valuesSide: 'left' | 'right';
  /** Side on which the time axis ends. */
  readonly endSide: 'left' | 'right';
}

export function useChartAxes(): ChartAxes {
  const { dir } = useDirection();
  return dir === 'rtl'
    ? { reversed: true, valuesSide: 'right', endSide: 'left' }
    : { reversed: false, valuesSide: 'left', endSide: 'right' };
}
