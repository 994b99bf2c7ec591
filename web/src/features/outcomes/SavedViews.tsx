import { useMutation, useQuery } from '@apollo/client/react';
import {
  type OutcomesPartsFragment,
  SavedViewsDocument,
  type SaveOutcomesInput,
  SaveViewDocument,
} from '../../generated/operations.js';
import type { ServerAnswer } from '../../platform/form/use-server-form.js';
import { SavedViewList } from './SavedViewList.js';

/** Saved views of the pilot that is shown. */
export function SavedViews({ outcomes }: { outcomes: OutcomesPartsFragment }) {
  const { data, refetch } = useQuery(SavedViewsDocument, { variables: { pilotId: outcomes.pilot.id } });
  const [save] = useMutation(SaveViewDocument);
  const onSave = async (input: SaveOutcomesInput): ServerAnswer => {
    const refusal = (await save({ variables: { input } })).data?.saveOutcomes.refusal;
    if (refusal == null) void refetch();
    return refusal;
  };
  return <SavedViewList outcomes={outcomes} views={data?.savedOutcomes ?? []} onSave={onSave} />;
}
