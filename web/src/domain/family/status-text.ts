import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  Domain,
  DueVisitPartsFragment,
  FamilyStatusPartsFragment,
  HoldBackPartsFragment,
} from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';

type Visit = Pick<DueVisitPartsFragment, 'kind' | 'followUpAfter' | 'dueOn' | 'overdue' | 'daysOver'>;

interface StatusText {
  /** Why a family has its badge. */
  reason(reason: FamilyStatusPartsFragment['reason']): string;
  /** The current run of qualifying months. */
  run(run: NonNullable<FamilyStatusPartsFragment['run']>): string;
  /** A condition that keeps a month from qualifying. */
  holdBack(holdBack: HoldBackPartsFragment): string;
  domain(domain: Domain): string;
  /** Which visit is next, and its due date or by how much it is overdue. */
  visit(visit: Visit): string;
}

/** Texts for what was computed about a family, in the reader's language. */
export function useStatusText(): StatusText {
  const { t } = useTranslation('family');
  const format = useFormat();
  return useMemo(() => {
    const domain = (code: Domain): string => t(`Domain.${code}`);
    const number = (value: number | null): string => (value === null ? '' : format.number(value));
    const percent = (value: number | null): string => (value === null ? '' : format.percent(value));
    return {
      domain,
      reason: (reason) =>
        t(`Reason.${reason.code}`, {
          programmeMonth: number(reason.programmeMonth),
          index: number(reason.index),
          expected: number(reason.expected),
          gap: number(reason.gap === null ? null : Math.abs(reason.gap)),
          fall: number(reason.fall),
          domains: format.list(reason.domains.map(domain)),
          since: reason.sinceMonth === null ? '' : format.month(reason.sinceMonth),
          exitReason: reason.exitReason === null ? '' : t(`ExitReason.${reason.exitReason}`),
          reviewOn: reason.reviewOn === null ? '' : format.date(reason.reviewOn),
        }),
      run: ({ length, needed, sinceMonth }) => t('Run.text', { length, needed, since: format.month(sinceMonth) }),
      holdBack: ({ kind, domain: of, value, needed }) =>
        t(`HoldBack.${kind}`, {
          domain: of === null ? '' : domain(of),
          value: number(value),
          needed: number(needed),
          valuePercent: percent(value),
          neededPercent: percent(needed),
        }),
      visit: ({ kind, followUpAfter, dueOn, overdue, daysOver }) => {
        const words = { kind: t(kind === 'FOLLOW_UP' ? `Visit.FOLLOW_UP_${followUpAfter ?? ''}` : `Visit.${kind}`) };
        return overdue
          ? t('Visit.overdue', { ...words, count: daysOver })
          : t('Visit.due', { ...words, day: format.date(dueOn) });
      },
    };
  }, [t, format]);
}
