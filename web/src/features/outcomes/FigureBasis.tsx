import { useTranslation } from 'react-i18next';
import type { OutcomesPartsFragment } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import type { Figures } from './outcome-types.js';

interface FigureBasisProps {
  outcomes: OutcomesPartsFragment;
  figures: Figures;
}

/** The grey line under every figure: data date, rule version, families excluded and why, completeness. */
export function FigureBasis({ outcomes, figures }: FigureBasisProps) {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
  const { dataMonth, excluded, exclusions, completeness } = figures;
  const excludedWords = t('Basis.excluded', { count: excluded });
  const reasons = exclusions.map(({ reason, families }) =>
    t('Basis.reason', { reason: t(`ExclusionReason.${reason}`), count: families }),
  );
  const parts = [
    dataMonth == null ? t('Basis.none') : t('Basis.data', { month: format.month(dataMonth) }),
    t('Basis.rule', { version: outcomes.ruleVersion }),
    reasons.length === 0
      ? excludedWords
      : t('Basis.reasons', { excluded: excludedWords, reasons: format.list(reasons) }),
    t('Basis.visits', { recorded: completeness.complete + completeness.partial, expected: completeness.expected }),
  ];
  return <>{parts.join(t('Basis.separator'))}</>;
}
