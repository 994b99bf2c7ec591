import { Anchor } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FamilyFileFragment, GivenServiceFragment } from '../../../generated/operations.js';
import { useFormat } from '../../../platform/format.js';
import { useViewer } from '../../../platform/session.js';
import { Notice } from '../../../ui/Notice.js';
import classes from '../families.module.css';

interface SinceLastOpenedProps {
  family: FamilyFileFragment;
  services: readonly GivenServiceFragment[] | null;
}

/** Changes by other people since this person last opened the page on this device; shows nothing when there are none. */
export function SinceLastOpened({ family, services }: SinceLastOpenedProps) {
  const { t } = useTranslation('families');
  const format = useFormat();
  const { id, displayName } = useViewer();
  const key = `anaqid.seen.${id}.${family.id}`;
  const [before] = useState(() => readSeen(key));
  useEffect(() => keepSeen(key), [key]);
  if (before === null || services === null) return null;
  const isNew = (at: string, recordedBy: string): boolean => at > before && recordedBy !== displayName;
  const changes = family.changes.filter(({ at, recordedBy }) => isNew(at, recordedBy)).length;
  const newServices = services.filter(({ recordedAt, recordedBy }) => isNew(recordedAt, recordedBy)).length;
  if (changes + newServices === 0) return null;
  return (
    <div className={`${classes.since} no-print`}>
      <Notice tone="info">
        {t('SinceLastOpened.text', { when: format.dateTime(before), changes, services: newServices })}{' '}
        <Anchor href="#history">{t('SinceLastOpened.history')}</Anchor>
      </Notice>
    </div>
  );
}

function readSeen(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keepSeen(key: string): void {
  try {
    localStorage.setItem(key, new Date().toISOString());
  } catch {
    // Without browser storage nothing is remembered, and the notice is never shown.
  }
}
