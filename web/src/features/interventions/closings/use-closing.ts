import { useMutation } from '@apollo/client/react';
import {
  CloseMonthDocument,
  type CloseMonthInput,
  ReopenMonthDocument,
  type ReopenMonthInput,
} from '../../../generated/operations.js';
import type { ServerAnswer } from '../../../platform/form/use-server-form.js';
import type { Grid } from '../grid-cells.js';

interface Closing {
  readonly closeMonth: (input: CloseMonthInput) => ServerAnswer;
  readonly reopenMonth: (input: ReopenMonthInput) => ServerAnswer;
}

/** Closes and reopens months; `show` is called with the grid that the server returns. */
export function useClosing(show: (grid: Grid) => void): Closing {
  const [close] = useMutation(CloseMonthDocument);
  const [reopen] = useMutation(ReopenMonthDocument);
  return {
    closeMonth: async (input) => {
      const result = (await close({ variables: { input } })).data?.closeMonth;
      if (result?.grid != null) show(result.grid);
      return result?.refusal;
    },
    reopenMonth: async (input) => {
      const result = (await reopen({ variables: { input } })).data?.reopenMonth;
      if (result?.grid != null) show(result.grid);
      return result?.refusal;
    },
  };
}
