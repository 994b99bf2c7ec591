import { gql } from '@apollo/client';
import { MantineProvider } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { act, render, screen } from '@testing-library/react';
import { makeApolloClient } from '../platform/apollo.js';
import { startI18n } from '../platform/i18n.js';
import { refusedRequestNotices } from './refused-requests.js';
import { Toasts } from './Toasts.js';
import { texts } from '../testing/texts.js';

const { fetch } = globalThis;
afterEach(() => {
  act(() => notifications.clean());
  globalThis.fetch = fetch;
});

/** A server that refuses to execute any request. */
function refusing(status: number, extensions: object): void {
  const body = JSON.stringify({ errors: [{ message: 'refused', extensions }] });
  const headers = { 'content-type': 'application/graphql-response+json' };
  const answer = { status, ok: false, headers: new Map(Object.entries(headers)), text: async () => body };
  globalThis.fetch = async () => answer as unknown as Response;
}

function show(): ReturnType<typeof makeApolloClient> {
  render(
    <MantineProvider>
      <Toasts />
    </MantineProvider>,
  );
  return makeApolloClient(refusedRequestNotices(startI18n(texts)));
}

const ask = (client: ReturnType<typeof makeApolloClient>): Promise<void> =>
  act(async () => {
    await expect(client.query({ query: gql('{ pilots { id } }') })).rejects.toThrow('refused');
  });

test('shows one message with the seconds to wait when the rate limit is reached, and the requests fail', async () => {
  refusing(429, { code: 'TOO_MANY_REQUESTS', seconds: 17 });
  const client = show();
  await ask(client);
  await ask(client);
  expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual([
    'طلبات كثيرة في دقيقة واحدة. ما كتبته محفوظ. حاول من جديد بعد (بالثواني): 17.',
  ]);
});

test('shows one message when a request exceeds the cost limit, and the request fails', async () => {
  refusing(400, { code: 'TOO_EXPENSIVE', cost: 3_050_502, limit: 300_000 });
  await ask(show());
  expect(screen.getByRole('alert')).toHaveTextContent('هذا الطلب أكبر من أن يُنفَّذ مرة واحدة. اطلب أقلّ.');
});
