import { useTranslation } from 'react-i18next';
import type { OutcomesPartsFragment, FiguresPartsFragment } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';

interface FigureFootnoteProps {
  outcomes: OutcomesPartsFragment;
  figures: FiguresPartsFragment;
}

/** Footnote of every figure: data date, rule version, excluded families with reasons, completeness. */
export function FigureFootnote({ outcomes, figures }: FigureFootnoteProps) {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
  const { dataMonth, excluded, exclusions, completeness } = figures;
  const excludedWords = t('Footnote.excluded', { count: excluded });
  const reasons = exclusions.map(({ reason, families }) =>
    t('Footnote.reason', { reason: t(`ExclusionReason.${reason}`), count: families }),
  );
  const parts = [
    dataMonth == null ? t('Footnote.none') : t('Footnote.data', { month: format.month(dataMonth) }),
    t('Footnote.rule', { version: outcomes.ruleVersion }),
    reasons.length === 0
      ? excludedWords
      : t('Footnote.reasons', { excluded: excludedWords, reasons: format.list(reasons) }),
    t('Footnote.visits', { recorded: completeness.complete + completeness.partial, expected: completeness.expected }),
  ];
  return <>{parts.join(t('Footnote.separator'))}</>;
}
