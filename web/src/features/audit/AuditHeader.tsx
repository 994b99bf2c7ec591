import { Group, NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/PageHeader.js';
import { recordTypes } from './audit-words.js';

interface AuditHeaderProps {
  /** Null: every type. */
  recordType: string | null;
  /** Empty: every type. */
  onRecordType: (recordType: string) => void;
  personFilter: ReactNode;
}

/** Description of the log, and its filters. */
export function AuditHeader({ recordType, onRecordType, personFilter }: AuditHeaderProps) {
  const { t } = useTranslation('audit');
  return (
    <>
      <PageHeader title={t('AuditPage.title')} lead={t('AuditPage.lead')} />
      <Group mb="md" align="flex-end">
        {personFilter}
        <NativeSelect
          label={t('AuditPage.record')}
          value={recordType ?? ''}
          onChange={({ currentTarget }) => onRecordType(currentTarget.value)}
          data={[
            { value: '', label: t('AuditPage.everything') },
            ...recordTypes.map((value) => ({ value, label: t(`RecordType.${value}`) })),
          ]}
        />
      </Group>
    </>
  );
}
