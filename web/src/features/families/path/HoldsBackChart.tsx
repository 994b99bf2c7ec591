import { useDirection } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStatusText } from '../../../domain/family/status-text.js';
import { useFormat } from '../../../platform/format.js';
import { ChartFrame } from '../../../ui/charts/ChartFrame.js';
import { chartColors } from '../../../ui/charts/chart-colors.js';
import type { ChartTable } from '../../../ui/charts/chart-table.js';
import { type DomainRow, domainRows } from './holds-back.js';
import classes from './HoldsBackChart.module.css';
import type { Path } from './path-data.js';

/** Pixels of height for each point of weight, so that even the row of a domain with little weight holds two lines. */
const HEIGHT = 2;
const LEAST_HEIGHT = 44;

/** Levels by domain: baseline as a hollow dot, latest level as a filled dot, floor as a tick. */
export function HoldsBackChart({ path, code }: { path: Path; code: string }) {
  const { t } = useTranslation('families');
  const { dir } = useDirection();
  const format = useFormat();
  const status = useStatusText();
  const rows = domainRows(path);
  const table = useDomainTable(rows ?? []);
  if (rows === null || path.latest === null) return null;
  const heightOf = ({ weight }: DomainRow): number => Math.max(LEAST_HEIGHT, weight * HEIGHT);
  const { holdsBack, month } = path.latest;
  const finding =
    holdsBack.length === 0
      ? t('HoldsBackChart.nothing')
      : t('HoldsBackChart.finding', {
          list: holdsBack.slice(0, 2).map(status.holdBack).join(t('HoldsBackChart.separator')),
        });
  return (
    <ChartFrame
      title={finding}
      subtitle={t('HoldsBackChart.subtitle', { month: format.month(month) })}
      legend={[
        { label: t('HoldsBackChart.baseline'), color: chartColors.ink, mark: 'none', sign: '○' },
        { label: t('HoldsBackChart.latest'), color: chartColors.ink, mark: 'none', sign: '●' },
        { label: t('HoldsBackChart.floor'), color: chartColors.ink, mark: 'none', sign: '▏' },
      ]}
      table={table}
      text={table.rows.map((cells) => cells.map(({ text }) => text).join(t('separator'))).join('. ')}
      footnote={t('HoldsBackChart.footnote')}
      fileName={`anaqid-${code}-domains`}
      hasReadout={false}
      height={rows.reduce((sum, row) => sum + heightOf(row), 28)}
    >
      {() => (
        <div dir={dir} className={classes.plot} aria-hidden="true">
          {rows.map((row) => (
            <div
              key={row.domain}
              className={classes.row}
              style={{ height: heightOf(row) }}
              data-below={row.belowFloor || undefined}
            >
              <span className={classes.name}>{status.domain(row.domain)}</span>
              <Track row={row} />
              <span className={classes.word}>{table.rows[rows.indexOf(row)]?.[4]?.text}</span>
            </div>
          ))}
          <div className={classes.row}>
            <span className={classes.name} />
            <span className={classes.levels}>
              {[1, 2, 3, 4, 5].map((level) => (
                <span key={level} className={classes.level} style={{ insetInlineStart: positionOf(level) }}>
                  {format.plainNumber(level)}
                </span>
              ))}
            </span>
            <span className={classes.word} />
          </div>
        </div>
      )}
    </ChartFrame>
  );
}

function Track({ row }: { row: DomainRow }) {
  return (
    <span className={classes.track}>
      {!row.notApplicable && (
        <span className={classes.floor} style={{ insetInlineStart: positionOf(row.floorLevel) }} />
      )}
      {row.baseline !== null && (
        <span className={classes.baseline} style={{ insetInlineStart: positionOf(row.baseline) }} />
      )}
      {row.latest !== null && (
        <span data-mark="latest" className={classes.latest} style={{ insetInlineStart: positionOf(row.latest) }} />
      )}
    </span>
  );
}

/** Position of a level (1 to 5) on the track. */
function positionOf(level: number): string {
  return `${5 + (level - 1) * 22.5}%`;
}

function useDomainTable(rows: readonly DomainRow[]): ChartTable {
  const { t } = useTranslation('families');
  const format = useFormat();
  const status = useStatusText();
  const level = (value: number | null) => ({
    text: value === null ? t('HoldsBackChart.notAsked') : format.plainNumber(value),
    value,
  });
  const wordOf = (row: DomainRow): string => {
    if (row.notApplicable) return t('HoldsBackChart.notApplicable');
    if (row.latest === null) return t('HoldsBackChart.notAsked');
    if (row.belowFloor) return t('HoldsBackChart.below');
    return t(row.carried ? 'HoldsBackChart.carried' : 'HoldsBackChart.met');
  };
  return {
    headers: ['domain', 'baselineColumn', 'latestColumn', 'floorColumn', 'standing', 'weight'].map((column) =>
      t(`HoldsBackChart.${column}`),
    ),
    rows: rows.map((row) => [
      { text: status.domain(row.domain), value: status.domain(row.domain) },
      level(row.baseline),
      level(row.latest),
      level(row.floorLevel),
      { text: wordOf(row), value: wordOf(row) },
      { text: format.plainNumber(row.weight), value: row.weight },
    ]),
  };
}
