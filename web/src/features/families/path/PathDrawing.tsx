import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useFormat } from '../../../platform/format.js';
import { useChartAxes } from '../../../ui/charts/chart-axes.js';
import { chartColors } from '../../../ui/charts/chart-colors.js';
import { ChartReadout } from '../../../ui/charts/ChartReadout.js';
import type { ChartTable } from '../../../ui/charts/chart-table.js';
import { Plot } from '../../../ui/charts/Plot.js';
import { isDouble, type Lane, type Path, type PathRow } from './path-data.js';

interface PathDrawingProps {
  path: Path;
  rows: readonly PathRow[];
  lanes: readonly Lane[];
  table: ChartTable;
  readout: HTMLElement | null;
  isNarrow: boolean;
  title: string;
}

const still = { isAnimationActive: false, activeDot: false } as const;

/**
 * Plot of the family path: bands, expected path, threshold, index, missed visits on the axis, and a lane for each
 * service.
 */
export function PathDrawing({ path, rows, lanes, table, readout, isNarrow, title }: PathDrawingProps) {
  const format = useFormat();
  const axes = useChartAxes();
  const last = rows.length - 1;
  const ticks = rows.map(({ programmeMonth }) => programmeMonth).filter((month) => !isNarrow || month % 3 === 0);
  const lowest = (lanes.at(-1)?.at ?? 0) - 6;
  const { threshold } = path.ruleVersion;
  return (
    <Plot>
      <ComposedChart data={[...rows]} title={title} margin={{ top: 16, right: 16, bottom: 24, left: 16 }}>
        <CartesianGrid vertical={false} horizontalCoordinatesGenerator={undefined} stroke={chartColors.line} />
        <XAxis
          dataKey="programmeMonth"
          type="number"
          domain={[-0.5, last + 0.5]}
          ticks={ticks}
          interval={0}
          reversed={axes.reversed}
          tick={<MonthTick rows={rows} ticks={ticks} />}
        />
        <YAxis
          orientation={axes.valuesSide}
          domain={[lowest, 100]}
          ticks={[0, 20, 40, 60, 80, 100]}
          tickFormatter={format.plainNumber}
          allowDataOverflow
          width={40}
        />
        <ReferenceArea y1={threshold} y2={100} fill={chartColors.graduated} fillOpacity={0.07} stroke="none" />
        <Area {...still} dataKey="atRisk" stroke="none" fill="var(--anaqid-refused)" fillOpacity={0.75} />
        <Area {...still} dataKey="watch" stroke="none" fill="var(--anaqid-warning)" fillOpacity={0.9} />
        <ReferenceLine y={threshold} stroke={chartColors.accent} strokeDasharray="8 4" strokeWidth={2} />
        <ReferenceLine y={0} stroke={chartColors.muted} />
        {[6, 12]
          .filter((month) => month <= last)
          .map((month) => (
            <ReferenceLine key={month} x={month} stroke={chartColors.muted} strokeDasharray="2 4" />
          ))}
        <Line
          {...still}
          dataKey="expected"
          stroke={chartColors.muted}
          strokeDasharray="6 4"
          strokeWidth={2}
          dot={false}
        />
        <Line
          {...still}
          dataKey="missing"
          stroke="none"
          dot={{ r: 5, fill: 'var(--mantine-color-body)', stroke: chartColors.ink, strokeWidth: 1.5 }}
        />
        {lanes.map((lane) => (
          <Line
            {...still}
            key={lane.type.id}
            dataKey={(row: PathRow) => (row.given.has(lane.type.id) ? lane.at : null)}
            stroke="none"
            dot={<ServiceMark lane={lane} rows={rows} />}
          />
        ))}
        <Line
          isAnimationActive={false}
          dataKey="index"
          stroke={chartColors.graduated}
          strokeWidth={3}
          connectNulls={false}
          dot={{ r: 5, fill: chartColors.graduated, stroke: 'var(--mantine-color-body)' }}
        />
        <Tooltip portal={readout} isAnimationActive={false} content={<ChartReadout table={table} rowOf={Number} />} />
      </ComposedChart>
    </Plot>
  );
}

interface TickProps {
  rows: readonly PathRow[];
  ticks: readonly number[];
  x?: number | string;
  y?: number | string;
  payload?: { value: number };
}

/** Name of a month, with the year below it when the year changes. */
function MonthTick({ rows, ticks, x = 0, y = 0, payload }: TickProps) {
  const format = useFormat();
  const row = rows[payload?.value ?? 0];
  if (row === undefined) return null;
  const before = rows[ticks[ticks.indexOf(row.programmeMonth) - 1] ?? -1];
  const hasYear = before?.month.slice(0, 4) !== row.month.slice(0, 4);
  return (
    <g transform={`translate(${x},${Number(y) + 12})`} fill={chartColors.ink} textAnchor="middle" fontSize={13}>
      <text>{format.monthName(row.month)}</text>
      {hasYear && (
        <text dy={16} fontWeight={700}>
          {format.plainNumber(Number(row.month.slice(0, 4)))}
        </text>
      )}
    </g>
  );
}

interface MarkProps {
  lane: Lane;
  rows: readonly PathRow[];
  cx?: number;
  cy?: number;
  index?: number;
}

/** One mark for a service given, two when two associations gave it in the same month. */
function ServiceMark({ lane, rows, cx, cy, index }: MarkProps) {
  if (cx === undefined || cy === undefined || Number.isNaN(cy)) return null;
  const services = rows[index ?? 0]?.given.get(lane.type.id);
  if (services === undefined) return null;
  return (
    <text x={cx} y={cy} dy={5} textAnchor="middle" fontSize={15} fill={chartColors.ink}>
      {isDouble(services) ? `${lane.sign}${lane.sign}` : lane.sign}
    </text>
  );
}
