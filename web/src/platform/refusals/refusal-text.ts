import { isDay, isMonth } from '@anaqid/shared-types';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusalCode } from '../../generated/operations.js';
import { type Format, useFormat } from '../format.js';

/** An expected refusal as the server sends it. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly field?: string | null;
  readonly detail?: string | null;
}

/** Text of a refusal in the reader's language; numbers, days and months in its detail are written as the reader writes them. */
export function useRefusalText(): (refusal: Refusal) => string {
  const { t } = useTranslation('refusals');
  const format = useFormat();
  return useCallback(
    ({ code, detail }: Refusal) => t(`${code}`, { detail: detail == null ? '' : wordsOf(detail, format) }),
    [t, format],
  );
}

function wordsOf(detail: string, format: Format): string | number {
  if (/^\d+$/.test(detail)) return Number(detail);
  if (isDay(detail)) return format.date(detail);
  return isMonth(detail) ? format.month(detail) : detail;
}
