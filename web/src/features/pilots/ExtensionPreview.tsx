import { useQuery } from '@apollo/client/react';
import { ExtensionPreviewDocument, type ExtensionPreviewInput } from '../../generated/operations.js';
import { RefusalMessage } from '../../platform/refusals/RefusalMessage.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { ExtensionPreviewView } from './ExtensionPreviewView.js';

/** Loads and shows the effects of a decision before it is recorded. */
export function ExtensionPreview({ input }: { input: ExtensionPreviewInput }) {
  const { data, previousData, error, refetch } = useQuery(ExtensionPreviewDocument, {
    variables: { input },
    fetchPolicy: 'network-only',
  });
  const answer = (data ?? previousData)?.extensionPreview;
  if (answer === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  if (answer.preview == null) return answer.refusal == null ? null : <RefusalMessage refusal={answer.refusal} />;
  return <ExtensionPreviewView preview={answer.preview} />;
}
