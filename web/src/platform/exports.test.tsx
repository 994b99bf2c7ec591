import { act, renderHook } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { answeringServer } from '../testing/answering-server.js';
import { texts } from '../testing/texts.js';
import { useTakingAway } from '../ui/charts/taking-away.js';
import { ExportsOf } from './exports.js';
import { startI18n } from './i18n.js';

const i18n = startI18n(texts);
const input = { kind: 'OUTCOMES', recordId: 'pilot-1' } as const;
const noted = { __typename: 'NoteExportResult', refusal: null };
const refused = { ...noted, refusal: { __typename: 'Refusal', code: 'NOT_ALLOWED', field: null, detail: null } };

/** Asks as a chart does before it makes a file. */
async function askToTakeAway(server: ReturnType<typeof answeringServer>): Promise<boolean> {
  const { result } = renderHook(() => useTakingAway(), {
    wrapper: ({ children }) => (
      <I18nextProvider i18n={i18n}>
        <server.Provider>
          <ExportsOf input={input}>{children}</ExportsOf>
        </server.Provider>
      </I18nextProvider>
    ),
  });
  return act(() => result.current());
}

describe('a file that is taken away', () => {
  it('is made once the log of the server knows what it is of', async () => {
    const server = answeringServer({ NoteExport: () => ({ noteExport: noted }) });
    expect(await askToTakeAway(server)).toBe(true);
    expect(server.requests).toEqual([{ name: 'NoteExport', variables: { input } }]);
  });

  it('is not made when the server refuses, or is out of reach', async () => {
    expect(await askToTakeAway(answeringServer({ NoteExport: () => ({ noteExport: refused }) }))).toBe(false);
    expect(await askToTakeAway(answeringServer({}))).toBe(false);
  });
});
