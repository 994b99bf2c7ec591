import { addMonths } from '@anaqid/shared-types';
import { useTranslation } from 'react-i18next';
import type { HeadlinePartsFragment, OutcomesPartsFragment } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import classes from './DurationsChart.module.css';
import { durationText } from './headline-sentence.js';

interface DurationRowProps {
  headline: HeadlinePartsFragment;
  pilot: Pick<OutcomesPartsFragment['pilot'], 'startMonth'>;
  /** Places of the grid lines, 0-100. */
  ticks: readonly number[];
}

/** One duration: its name, dot and range on the scale from 0 to 100, and the verdict at the row's end. */
export function DurationRow({ headline, pilot, ticks }: DurationRowProps) {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
  const { months, monthsLeft, of100, low, high, targetOf100, verdict } = headline;
  const isRunning = monthsLeft > 0;
  return (
    <div className={classes.row}>
      <div className={classes.name}>
        <strong>{t('Comparison.within', { duration: durationText(t, months) })}</strong>{' '}
        <span className={classes.small}>
          {isRunning
            ? t('Durations.ofMonths', { duration: durationText(t, months + monthsLeft) })
            : t('Durations.until', { month: format.month(addMonths(pilot.startMonth, months - 1)) })}
        </span>
      </div>
      <div className={classes.plot}>
        {ticks.map((tick) => (
          <span key={tick} className={classes.line} style={{ insetInlineStart: `${tick}%` }} />
        ))}
        {targetOf100 != null && <span className={classes.reached} style={{ insetInlineStart: `${targetOf100}%` }} />}
        {isRunning && of100 != null && <span className={classes.open} style={{ insetInlineStart: `${of100}%` }} />}
        {low != null && high != null && (
          <span className={classes.range} style={{ insetInlineStart: `${low}%`, inlineSize: `${high - low}%` }} />
        )}
        {of100 != null && (
          <>
            <span
              className={isRunning ? classes.hollowDot : classes.dot}
              style={{ insetInlineStart: `${of100}%` }}
              data-mark={isRunning ? 'hollow' : 'filled'}
            />
            <strong className={classes.estimate} style={{ insetInlineStart: `${of100}%` }}>
              {format.number(of100)}
            </strong>{' '}
          </>
        )}
        {low != null && high != null && (
          <span className={classes.rangeText} style={{ insetInlineStart: `${(low + high) / 2}%` }}>
            {t('CumulativeIncidence.rangeText', { low, high })}
          </span>
        )}
      </div>
      <div className={classes.verdict}>
        <strong className={verdict === 'NOT_ENOUGH' ? classes.missed : undefined}>{t(`Durations.${verdict}`)}</strong>{' '}
        {verdict === 'NOT_YET' || verdict === 'ENOUGH_SO_FAR' ? (
          <span className={classes.small}>{t('Durations.left', { count: monthsLeft })}</span>
        ) : (
          verdict !== 'NO_TARGET' &&
          low != null && <span className={classes.small}>{t(`Durations.why${verdict}`)}</span>
        )}
      </div>
    </div>
  );
}
