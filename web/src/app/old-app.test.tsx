import { act, screen } from '@testing-library/react';
import { ViewerDocument } from '../generated/operations.js';
import { makeApolloClient } from '../platform/apollo.js';
import { readScreen } from '../testing/read-screen.js';
import { renderView } from '../testing/show.js';
import { OldApp } from './OldApp.js';

/** The network answers every request with this error code. */
function answering(code: string): void {
  const body = JSON.stringify({ errors: [{ message: code, extensions: { code } }] });
  const headers = new Map([['content-type', 'application/graphql-response+json']]);
  const response = { status: 400, headers, text: () => Promise.resolve(body) };
  globalThis.fetch = () => Promise.resolve(response as unknown as Response);
}

describe('app that is too old for its server', () => {
  const { fetch } = globalThis;
  afterAll(() => {
    globalThis.fetch = fetch;
  });

  it('shows a notice above every page and offers the latest version once the server rejects its operations', async () => {
    renderView(<OldApp />);
    const client = makeApolloClient();
    const ask = (): Promise<unknown> =>
      act(() => client.query({ query: ViewerDocument, fetchPolicy: 'no-cache' }).catch(() => undefined));
    answering('BAD_REQUEST');
    await ask();
    expect(readScreen()).toBe('');
    answering('APP_TOO_OLD');
    await ask();
    expect(screen.getByRole('status')).toHaveTextContent('الخادم أحدث من هذه النسخة من التطبيق.');
    expect(screen.getByRole('button', { name: 'تحميل آخر نسخة' })).toBeInTheDocument();
  });
});
