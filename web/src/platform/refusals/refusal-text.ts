import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusalCode } from '../../generated/operations.js';

/** An expected refusal as the server sends it. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly field?: string | null;
  readonly detail?: string | null;
}

/** Text of a refusal in the reader's language; a numeric detail is written in the reader's digits. */
export function useRefusalText(): (refusal: Refusal) => string {
  const { t } = useTranslation('refusals');
  return useCallback(
    ({ code, detail }: Refusal) => {
      const isNumber = detail != null && /^\d+$/.test(detail);
      return t(`${code}`, { detail: isNumber ? Number(detail) : (detail ?? '') });
    },
    [t],
  );
}
