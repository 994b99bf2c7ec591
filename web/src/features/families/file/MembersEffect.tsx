import { Alert, List } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MembersEffectPartsFragment } from '../../../generated/operations.js';
import { useFormat } from '../../../platform/format.js';

interface MembersEffectProps {
  effect: MembersEffectPartsFragment;
}

/** What a change of the members does to months that are over, and whether it needs a second person. */
export function MembersEffect({ effect }: MembersEffectProps) {
  const { t } = useTranslation('families');
  const { t: tFamily } = useTranslation('family');
  const format = useFormat();
  const { badgeBefore, badgeAfter, graduationBefore, graduationAfter } = effect;
  const indexText = (index: number | null): string => (index === null ? t('MembersEffect.none') : format.number(index));
  const monthText = (month: string | null): string => (month === null ? t('MembersEffect.none') : format.month(month));
  return (
    <Alert color="yellow" role="status" title={t('MembersEffect.title')}>
      <List>
        {effect.months.map(({ month, indexBefore, indexAfter }) => (
          <List.Item key={month}>
            {t('MembersEffect.month', {
              month: format.month(month),
              before: indexText(indexBefore),
              after: indexText(indexAfter),
            })}
          </List.Item>
        ))}
        {graduationBefore !== graduationAfter && (
          <List.Item>
            {t('MembersEffect.graduation', { before: monthText(graduationBefore), after: monthText(graduationAfter) })}
          </List.Item>
        )}
        {badgeBefore !== null && badgeAfter !== null && badgeBefore !== badgeAfter && (
          <List.Item>
            {t('MembersEffect.badge', {
              before: tFamily(`Badge.${badgeBefore}`),
              after: tFamily(`Badge.${badgeAfter}`),
            })}
          </List.Item>
        )}
      </List>
      {effect.needsSecondPerson && <p>{t('MembersEffect.secondPerson')}</p>}
    </Alert>
  );
}
