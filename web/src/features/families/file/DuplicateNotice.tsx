import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DuplicateFamilyFragment } from '../../../generated/operations.js';
import { isolated } from '../../../platform/isolated.js';
import { Notice } from '../../../ui/Notice.js';

interface DuplicateNoticeProps {
  families: readonly DuplicateFamilyFragment[];
}

/** Families that may be the one that is being typed, each opening in a tab of its own. */
export function DuplicateNotice({ families }: DuplicateNoticeProps) {
  const { t } = useTranslation('families');
  if (families.length === 0) return null;
  return (
    <Notice tone="warning" title={t('DuplicateNotice.title')}>
      {t('DuplicateNotice.reason')}
      <ul>
        {families.map(({ id, code, name }) => (
          <li key={id}>
            <Anchor href={`/families/${id}`} target="_blank">
              {t('DuplicateNotice.family', { code: isolated(code), name: isolated(name) })}
            </Anchor>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
