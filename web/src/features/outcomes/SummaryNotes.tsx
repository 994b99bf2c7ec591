import { Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { FiguresPartsFragment } from '../../generated/operations.js';

type Strip = FiguresPartsFragment['strip'];

/** Explanations that the counts need. Numbers that would disclose single families are omitted. */
export function SummaryNotes({ strip }: { strip: Strip }) {
  const { t } = useTranslation('outcomes');
  const notes = [provisionalNote(t, strip), aidedNote(t, strip), protectionNote(t, strip)];
  return (
    <Text size="sm" c="dimmed">
      {notes.filter((note) => note !== null).join(' ')}
    </Text>
  );
}

function provisionalNote(t: TFunction<'outcomes'>, { provisional }: Strip): string | null {
  return provisional == null || provisional === 0 ? null : t('Summary.provisional', { count: provisional });
}

function aidedNote(t: TFunction<'outcomes'>, strip: Strip): string | null {
  const { graduated, graduatedWhileAided: count, attributesAtLeast } = strip;
  if (graduated === 0 || count === 0) return null;
  if (count == null) return t('Summary.aidedHidden');
  if (count === graduated) return t('Summary.aidedAll');
  return t(attributesAtLeast ? 'Summary.aidedAtLeast' : 'Summary.aided', { count });
}

function protectionNote(t: TFunction<'outcomes'>, strip: Strip): string | null {
  const { left, permanentSocialProtection: count, attributesAtLeast } = strip;
  if (left === 0 || count === 0) return null;
  if (count == null) return t('Summary.protectionHidden');
  return t(attributesAtLeast ? 'Summary.protectionAtLeast' : 'Summary.protection', { count });
}
