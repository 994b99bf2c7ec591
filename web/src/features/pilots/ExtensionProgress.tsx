import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format.js';
import type { ExtensionProgressPartsFragment } from '../../generated/operations.js';

/** Effects of the decision on the progress of families. Numbers that would disclose single families are omitted. */
export function ExtensionProgress({ progress }: { progress: ExtensionProgressPartsFragment }) {
  const { t } = useTranslation('pilots');
  const { t: tFamily } = useTranslation('family');
  const format = useFormat();
  const { families, newPaths, newWords, reopened, words, before, after } = progress;
  const count = (value: number | null | undefined): string =>
    value == null ? t('ExtensionProgress.hidden') : format.number(value);
  const rows = words
    .map((status, index) => ({ status, now: before[index], then: after[index] }))
    .filter(({ now, then }) => (now != null || then != null) && (now !== 0 || then !== 0));
  const isHidden = [newPaths, newWords, reopened, ...before, ...after].some((value) => value == null);
  if (families === 0 && reopened === 0) return null;
  return (
    <>
      <Text size="sm" fw={600} mt="xs">
        {t('ExtensionProgress.title', { number: format.number(families) })}
      </Text>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        <li>{t('ExtensionProgress.newPaths', { number: count(newPaths) })}</li>
        <li>{t('ExtensionProgress.newWords', { number: count(newWords) })}</li>
        {rows.map(({ status, now, then }) => (
          <li key={status}>
            {t('ExtensionProgress.word', { word: tFamily(`Badge.${status}`), now: count(now), then: count(then) })}
          </li>
        ))}
        {reopened !== 0 && <li>{t('ExtensionProgress.reopened', { number: count(reopened) })}</li>}
      </ul>
      {isHidden && (
        <Text size="sm" c="dimmed">
          {t('ExtensionProgress.hiddenNote')}
        </Text>
      )}
    </>
  );
}
