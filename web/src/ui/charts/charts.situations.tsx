import { Line, LineChart } from 'recharts';
import { situation } from '../../testing/situations.js';
import type { ChartTable } from './chart-table.js';
import { ChartFrame } from './ChartFrame.js';
import { ChartLegend } from './ChartLegend.js';
import { ChartReadout } from './ChartReadout.js';
import { ChartTableView } from './ChartTableView.js';
import { Plot } from './Plot.js';
import { Sparkline } from './Sparkline.js';

const table: ChartTable = {
  headers: ['الشهر', 'بلغت حدّ الكفاية', 'غادرت'],
  rows: [
    [
      { text: 'الشهر 0', value: 0 },
      { text: '0%', value: 0 },
      { text: '1%', value: 0.01 },
    ],
    [
      { text: 'الشهر 1', value: 1 },
      { text: 'لا يُعرض', value: null },
      { text: '2%', value: 0.02 },
    ],
  ],
};
const legend = [
  { label: 'بلغت حدّ الكفاية', color: 'green', mark: 'line', sign: '●' },
  { label: 'غادرت', color: 'grey', mark: 'dashed' },
  { label: 'زيارة ناقصة', color: 'grey', mark: 'none', sign: '○' },
] as const;
const frame = {
  title: 'كم أسرة بلغت حدّ الكفاية',
  legend,
  table,
  text: 'بلغ حدّ الكفاية 0% حتى الشهر الأول.',
  fileName: 'sufficiency',
  children: () => 'الرسم',
};
const readout = { table, active: true, label: 1, rowOf: (label: string | number) => Number(label) };
const sparkline = { values: [20, null, 40, 60, null, 80], length: 7, mark: 70, label: 'مؤشر الأسرة من 20 إلى 80' };

export const situations = {
  plot: situation(Plot, {
    children: (
      <LineChart title="أسر بلغت حدّ الكفاية" data={[{ families: 11 }, { families: 30 }, { families: 54 }]}>
        <Line dataKey="families" isAnimationActive={false} />
      </LineChart>
    ),
  }),
  frame: situation(ChartFrame, { ...frame, subtitle: '100 أسرة', footnote: 'استُبعدت 3 أسر.' }),
  frameWithoutNotes: situation(ChartFrame, { ...frame, hasReadout: false, height: 'auto' }),
  legend: situation(ChartLegend, { items: legend }),
  readout: situation(ChartReadout, readout),
  readoutOfNoRow: situation(ChartReadout, { ...readout, label: 5 }),
  table: situation(ChartTableView, { caption: 'كم أسرة بلغت حدّ الكفاية', table }),
  sparkline: situation(Sparkline, sparkline),
  sparklineOfOneValue: situation(Sparkline, { ...sparkline, values: [50], length: 1 }),
};
