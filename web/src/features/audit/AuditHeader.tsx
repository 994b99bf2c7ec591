import { Button, Group, NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { isDay } from '@anaqid/shared-types';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../platform/form/DateField.js';
import { PageHeader } from '../../ui/PageHeader.js';
import { readTypes, recordTypes } from './audit-words.js';
import type { LogFilter, LogFilterName } from './log-filter.js';

interface AuditHeaderProps {
  filter: LogFilter;
  /** Empty: not cut by it. */
  onChoose: (name: LogFilterName, value: string) => void;
  personFilter: ReactNode;
  onExport: () => void;
}

/** Description of the log, its filters, and its file. */
export function AuditHeader({ filter, onChoose, personFilter, onExport }: AuditHeaderProps) {
  const { t } = useTranslation('audit');
  return (
    <>
      <PageHeader title={t('AuditPage.title')} lead={t('AuditPage.lead')} />
      <Group mb="md" align="flex-end">
        {personFilter}
        <NativeSelect
          label={t('AuditPage.part')}
          value={filter.part ?? ''}
          onChange={({ currentTarget }) => onChoose('part', currentTarget.value)}
          data={[
            { value: '', label: t('AuditPage.both') },
            { value: 'CHANGES', label: t('AuditPage.changes') },
            { value: 'READS', label: t('AuditPage.reads') },
          ]}
        />
        <NativeSelect
          label={t('AuditPage.record')}
          value={filter.recordType ?? ''}
          onChange={({ currentTarget }) => onChoose('record', currentTarget.value)}
          data={[
            { value: '', label: t('AuditPage.everything') },
            {
              group: t('AuditPage.changes'),
              items: recordTypes.map((value) => ({ value, label: t(`RecordType.${value}`) })),
            },
            {
              group: t('AuditPage.reads'),
              items: readTypes.map((value) => ({ value, label: t(`RecordType.${value}`) })),
            },
          ]}
        />
        {(['from', 'to'] as const).map((name) => (
          <DateField
            key={name}
            label={t(`AuditPage.${name}`)}
            value={filter[name] ?? ''}
            onChange={(value) => {
              if (value === '' || isDay(value)) onChoose(name, value);
            }}
          />
        ))}
        <Button variant="default" onClick={onExport}>
          {t('AuditPage.file')}
        </Button>
      </Group>
    </>
  );
}
