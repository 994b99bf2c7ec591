import { Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { FiguresPartsFragment } from '../../generated/operations.js';

type Strip = FiguresPartsFragment['strip'];

/** Explanations that the counts need. Numbers that would disclose single families are omitted. */
export function SummaryNotes({ strip }: { strip: Strip }) {
  const { t } = useTranslation('outcomes');
  const notes = [approvalNote(t, strip), aidedNote(t, strip), protectionNote(t, strip)];
  return (
    <Text size="sm" c="dimmed">
      {notes.filter((note) => note !== null).join(' ')}
    </Text>
  );
}

function approvalNote(t: TFunction<'outcomes'>, strip: Strip): string | null {
  const { graduated, confirmed, provisional, confirmedAtLeast } = strip;
  if (graduated === 0 || confirmed == null) return null;
  if (confirmedAtLeast) return t('Summary.confirmedAtLeast', { graduated, confirmed });
  return t('Summary.confirmed', { graduated, confirmed, provisional: provisional ?? 0 });
}

function aidedNote(t: TFunction<'outcomes'>, strip: Strip): string | null {
  const { graduated, graduatedWhileAided: count, aidedAtLeast } = strip;
  if (graduated === 0 || count === 0) return null;
  if (count == null) return t('Summary.aidedHidden');
  if (count === graduated) return t('Summary.aidedAll');
  return t(aidedAtLeast ? 'Summary.aidedAtLeast' : 'Summary.aided', { count });
}

function protectionNote(t: TFunction<'outcomes'>, strip: Strip): string | null {
  const { left, permanentSocialProtection: count, protectionAtLeast } = strip;
  if (left === 0 || count === 0) return null;
  if (count == null) return t('Summary.protectionHidden');
  return t(protectionAtLeast ? 'Summary.protectionAtLeast' : 'Summary.protection', { count });
}
