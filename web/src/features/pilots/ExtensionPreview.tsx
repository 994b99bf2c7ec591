import { useQuery } from '@apollo/client/react';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ExtensionPreviewDocument } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { RefusalMessage } from '../../platform/refusals/RefusalMessage.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { Notice } from '../../ui/Notice.js';
import { ExtensionProgress } from './ExtensionProgress.js';

interface ExtensionPreviewProps {
  pilotId: string;
  /** Empty: the whole pilot. */
  clusterId: string;
  toMonths: number;
}

/** What the decision would change, before it is recorded. */
export function ExtensionPreview({ pilotId, clusterId, toMonths }: ExtensionPreviewProps) {
  const { t } = useTranslation('pilots');
  const format = useFormat();
  const { data, previousData, error, refetch } = useQuery(ExtensionPreviewDocument, {
    variables: { input: { pilotId, clusterId: clusterId === '' ? null : clusterId, toMonths } },
    fetchPolicy: 'network-only',
  });
  const answer = (data ?? previousData)?.extensionPreview;
  if (answer === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  if (answer.preview == null) return answer.refusal == null ? null : <RefusalMessage refusal={answer.refusal} />;
  const { preview } = answer;
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
