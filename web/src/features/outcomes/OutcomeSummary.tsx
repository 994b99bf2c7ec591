import { Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FiguresPartsFragment, OutcomeFigure } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import classes from './OutcomeSummary.module.css';

interface OutcomeSummaryProps {
  figures: FiguresPartsFragment;
  /** Opens the families behind a figure; absent for readers who may not see them. */
  onOpen?: (figure: OutcomeFigure, label: string) => void;
}

const numbers = [
  { key: 'enrolled', figure: 'ENROLLED' },
  { key: 'graduated', figure: 'GRADUATED' },
  { key: 'left', figure: 'LEFT' },
  { key: 'stillIn', figure: 'STILL_IN' },
  { key: 'notFollowed', figure: 'NOT_FOLLOWED' },
] as const;

/** Shown above the curve: number of families, their current status, and completeness of the visits. */
export function OutcomeSummary({ figures, onOpen }: OutcomeSummaryProps) {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
  const { strip } = figures;
  return (
    <section aria-label={t('Summary.label')}>
      <dl className={classes.strip}>
        {numbers.map(({ key, figure }) => (
          <div key={key} className={classes.cell}>
            <dt>{t(`Summary.${key}`)}</dt>
            <dd>
              {onOpen === undefined || strip[key] === 0 ? (
                format.number(strip[key])
              ) : (
                <UnstyledButton
                  className={classes.open}
                  aria-label={t('Summary.open', { label: t(`Summary.${key}`), count: strip[key] })}
                  onClick={() => onOpen(figure, t(`Summary.${key}`))}
                >
                  {format.number(strip[key])}
                </UnstyledButton>
              )}
            </dd>
          </div>
        ))}
        <div className={classes.cell}>
          <dt>{t('Summary.visits')}</dt>
          <dd>{strip.visitsOf100 == null ? '—' : format.number(strip.visitsOf100)}</dd>
        </div>
      </dl>
      <SummaryNotes figures={figures} />
    </section>
  );
}

/** Explanations that the counts need. Numbers that would disclose single families are omitted. */
function SummaryNotes({ figures: { strip } }: { figures: FiguresPartsFragment }) {
  const { t } = useTranslation('outcomes');
  const { left, graduated, permanentSocialProtection, graduatedWhileAided, provisional, attributesAtLeast } = strip;
  const notes = [
    left === 0 || permanentSocialProtection === 0
      ? null
      : permanentSocialProtection == null
        ? t('Summary.protectionHidden')
        : t(attributesAtLeast ? 'Summary.protectionAtLeast' : 'Summary.protection', {
            count: permanentSocialProtection,
          }),
    graduated === 0 || graduatedWhileAided === 0
      ? null
      : graduatedWhileAided == null
        ? t('Summary.aidedHidden')
        : t(attributesAtLeast ? 'Summary.aidedAtLeast' : 'Summary.aided', { count: graduatedWhileAided }),
    provisional == null || provisional === 0 ? null : t('Summary.provisional', { count: provisional }),
  ];
  return (
    <>
      {notes.map(
        (note) =>
          note !== null && (
            <Text key={note} size="sm" c="dimmed">
              {note}
            </Text>
          ),
      )}
    </>
  );
}
