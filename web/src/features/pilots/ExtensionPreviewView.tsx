import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExtensionPreviewPartsFragment } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { Notice } from '../../ui/Notice.js';
import { ExtensionProgress } from './ExtensionProgress.js';

/** Effects of a decision to extend. */
export function ExtensionPreviewView({ preview }: { preview: ExtensionPreviewPartsFragment }) {
  const { t } = useTranslation('pilots');
  const format = useFormat();
  const [first] = preview.openedMonths;
  const last = preview.openedMonths.at(-1);
  return (
    <Notice tone="info" title={t('ExtensionPreview.title')}>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        <li>
          {t('ExtensionPreview.lastMonth', {
            before: format.month(preview.lastMonthBefore),
            after: format.month(preview.lastMonthAfter),
          })}
        </li>
        {first !== undefined && last !== undefined && (
          <li>
            {t('ExtensionPreview.opened', {
              count: preview.openedMonths.length,
              from: format.month(first),
              to: format.month(last),
            })}
          </li>
        )}
        {preview.passedMonths.length > 0 && (
          <li>{t('ExtensionPreview.passed', { count: preview.passedMonths.length })}</li>
        )}
        <li>{t('ExtensionPreview.clusters', { count: preview.clusters.length })}</li>
        <li>{t('ExtensionPreview.families', { count: preview.families })}</li>
      </ul>
      <ExtensionProgress progress={preview.progress} />
      <Text size="sm" mt="xs">
        {t('ExtensionPreview.kept')}
      </Text>
    </Notice>
  );
}
