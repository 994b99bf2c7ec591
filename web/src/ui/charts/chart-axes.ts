import { useDirection } from '@mantine/core';

/**
 * How the axes lie so that time runs as the text does: in Arabic from right to left, with the values on the right. The chart's box
 * itself is always left-to-right; inside a right-to-left box SVG text is drawn over the axis.
 */
interface ChartAxes {
  readonly reversed: boolean;
  readonly valuesSide: 'left' | 'right';
  /** Side on which time ends. */
  readonly endSide: 'left' | 'right';
}

export function useChartAxes(): ChartAxes {
  const { dir } = useDirection();
  return dir === 'rtl'
    ? { reversed: true, valuesSide: 'right', endSide: 'left' }
    : { reversed: false, valuesSide: 'left', endSide: 'right' };
}
