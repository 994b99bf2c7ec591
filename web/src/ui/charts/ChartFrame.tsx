import { Button, Group, SegmentedControl, Text, Title, VisuallyHidden } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ChartFrame.module.css';
import { ChartLegend, type LegendItem } from './ChartLegend.js';
import { csvOf, download, type ChartTable } from './chart-table.js';
import { useTakingAway } from './taking-away.js';
import { ChartTableView } from './ChartTableView.js';

interface ChartFrameProps {
  /** Title: the main finding. */
  title: string;
  /** What, who, how many, data date, prices. */
  subtitle?: ReactNode;
  legend: readonly LegendItem[];
  table: ChartTable;
  /** Text alternative for readers who cannot see the chart. */
  text: string;
  /** Below the chart: exclusions, completeness, rule version. */
  footnote?: ReactNode;
  /** File name without extension. */
  fileName: string;
  /** Height in pixels; `auto` for several small charts. */
  height?: number | 'auto';
  /** Whether the data under the cursor are shown and announced. */
  hasReadout?: boolean;
  /** The drawing; `readout` is the element for its tooltip, below the plot so that it covers nothing. */
  children: (readout: HTMLElement | null) => ReactNode;
}

/** A chart with title, legend, table view, download and text alternative. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, subtitle, legend, table, text, footnote, fileName, height = 320, hasReadout = true, children } = props;
  const { t } = useTranslation('ui');
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const [readout, setReadout] = useState<HTMLElement | null>(null);
  const id = useId();
  const takeAway = useTakingAway();
  const save = async (): Promise<void> => {
    if (await takeAway()) download(`${fileName}.csv`, csvOf(table));
  };
  return (
    <figure className={classes.frame} aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`}>
      <Group justify="space-between" align="flex-start" gap="sm" wrap="nowrap" className={classes.head}>
        <div>
          <Title order={2} size="h3" id={`${id}-title`}>
            {title}
          </Title>
          {subtitle != null && (
            <Text c="dimmed" size="sm" component="div">
              {subtitle}
            </Text>
          )}
        </div>
        <Group gap="xs" wrap="nowrap" className="no-print">
          <SegmentedControl
            aria-label={t('ChartFrame.view')}
            value={view}
            onChange={(chosen) => setView(chosen === 'table' ? 'table' : 'chart')}
            data={[
              { value: 'chart', label: t('ChartFrame.chart') },
              { value: 'table', label: t('ChartFrame.table') },
            ]}
          />
          <Button variant="default" onClick={() => void save()}>
            {t('ChartFrame.file')}
          </Button>
        </Group>
      </Group>
      <VisuallyHidden component="p" id={`${id}-text`}>
        {text}
      </VisuallyHidden>
      {view === 'table' ? (
        <ChartTableView caption={title} table={table} />
      ) : (
        <>
          <ChartLegend items={legend} />
          <div dir="ltr" className={classes.plot} style={{ height }}>
            {children(readout)}
          </div>
          {hasReadout && (
            <div className={classes.below}>
              <div ref={setReadout} className={classes.readout} />
              <Text c="dimmed" size="sm" className={classes.hint}>
                {t('ChartFrame.hint')}
              </Text>
            </div>
          )}
        </>
      )}
      {footnote != null && (
        <Text component="figcaption" c="dimmed" size="sm">
          {footnote}
        </Text>
      )}
    </figure>
  );
}
