import { Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FiguresPartsFragment, OutcomeFigure } from '../../generated/operations.js';
import { FigureCount } from './FigureCount.js';
import classes from './OutcomeSummary.module.css';
import { SummaryNotes } from './SummaryNotes.js';

interface OutcomeSummaryProps {
  figures: FiguresPartsFragment;
  /** Opens the families behind a figure; absent for readers who may not see them. */
  onOpen?: (figure: OutcomeFigure, label: string) => void;
}

/** States of families that add up to all of them; the last, those no longer followed, stands with the quality of the data. */
const states = [
  { key: 'graduated', figure: 'GRADUATED', sign: '✓', mark: classes.graduated },
  { key: 'left', figure: 'LEFT', sign: '×', mark: classes.left },
  { key: 'stillIn', figure: 'STILL_IN', sign: '', mark: classes.stillIn },
  { key: 'notFollowed', figure: 'NOT_FOLLOWED', sign: '', mark: classes.notFollowed },
] as const;

/** How many families enrolled and what became of them, as one bar that adds up; the quality of the data apart. */
export function OutcomeSummary({ figures, onOpen }: OutcomeSummaryProps) {
  const { t } = useTranslation('outcomes');
  const { strip, headline } = figures;
  const { enrolled, n } = strip;
  const month = headline.months;
  const notFollowed = states[3];
  return (
    <section aria-label={t('Summary.label')} className={classes.summary}>
      <div className={classes.results}>
        <Text c="dimmed" size="sm">
          {n === enrolled ? t('Summary.heading', { count: n, month }) : t('Summary.headingOf', { enrolled, n, month })}{' '}
          {onOpen !== undefined && enrolled > 0 && (
            <UnstyledButton className={classes.open} onClick={() => onOpen('ENROLLED', t('Summary.enrolled'))}>
              {t('Summary.allFamilies')}
            </UnstyledButton>
          )}
        </Text>
        <div className={classes.bar} aria-hidden>
          {states.map(
            ({ key, mark }) => strip[key] > 0 && <span key={key} className={mark} style={{ flexGrow: strip[key] }} />,
          )}
        </div>
        <dl className={classes.counts}>
          {states.slice(0, 3).map(({ key, figure, sign, mark }) => (
            <div key={key} className={classes.cell}>
              <dt>{t(`Summary.${key}`)}</dt>
              <dd>
                <span className={`${classes.sign} ${mark}`} aria-hidden>
                  {sign}
                </span>
                <FigureCount figure={figure} label={t(`Summary.${key}`)} count={strip[key]} onOpen={onOpen} />
              </dd>
            </div>
          ))}
        </dl>
        <SummaryNotes strip={strip} />
      </div>
      <div className={classes.quality}>
        <Text c="dimmed" size="sm">
          {t('Summary.quality')}
        </Text>
        <dl className={classes.counts}>
          <div className={classes.cell}>
            <dt>{t('Summary.notSeen')}</dt>
            <dd>
              <FigureCount
                figure="NOT_SEEN_IN_MONTH"
                label={t('Summary.notSeen')}
                count={strip.notSeenInLastMonth}
                onOpen={onOpen}
              />
            </dd>
          </div>
          <div className={classes.cell}>
            <dt>{t('Summary.notFollowed')}</dt>
            <dd>
              <span className={`${classes.sign} ${notFollowed.mark}`} aria-hidden />
              <FigureCount
                figure={notFollowed.figure}
                label={t('Summary.notFollowed')}
                count={strip.notFollowed}
                onOpen={onOpen}
              />
            </dd>
          </div>
          <div className={classes.cell}>
            <dt>{t('Summary.visits', { hundred: 100 })}</dt>
            <dd>
              <FigureCount count={strip.visitsOf100} />
            </dd>
          </div>
        </dl>
      </div>
    </section>
  );
}
