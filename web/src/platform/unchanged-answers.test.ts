import { PilotOutcomesDocument, ViewerDocument } from '../generated/operations.js';
import { makeApolloClient } from './apollo.js';
import { forAccount } from './for-account.js';

interface Sent {
  readonly address: string;
  readonly method: string;
  readonly tag: string | null;
}

/** A server whose answer has a tag, and which recognises the tag. */
function recognisingServer(): { sent: Sent[]; change(body: object): void } {
  const sent: Sent[] = [];
  let body = '';
  globalThis.fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    const tag = headers.get('if-none-match');
    sent.push({ address: typeof input === 'string' ? input : JSON.stringify(input), method: init?.method ?? '', tag });
    const own = `"${body.length}"`;
    const isKnown = tag === own;
    return {
      ok: !isKnown,
      status: isKnown ? 304 : 200,
      headers: new Headers({ etag: own, 'content-type': 'application/json' }),
      text: async () => (isKnown ? '' : body),
      clone: () => ({ text: async () => body }),
    } as unknown as Response;
  };
  return {
    sent,
    change(data) {
      body = JSON.stringify({ data });
    },
  };
}

class KeptResponse {
  readonly ok = true;
  readonly status = 200;
  readonly headers: Headers;
  constructor(
    private readonly body: string,
    { headers }: { headers: Record<string, string> },
  ) {
    this.headers = new Headers(headers);
  }
  text(): Promise<string> {
    return Promise.resolve(this.body);
  }
}

describe('answers that the server knows to be unchanged', () => {
  const { fetch, Response } = globalThis;
  beforeAll(() => {
    // The test environment has no responses of its own.
    globalThis.Response ??= KeptResponse as unknown as typeof Response;
  });
  afterAll(() => {
    globalThis.fetch = fetch;
    globalThis.Response = Response;
  });

  const ask = (client: ReturnType<typeof makeApolloClient>, accountId: string) =>
    client.query({
      query: PilotOutcomesDocument,
      variables: { pilotId: 'p', view: 'WHOLE' },
      fetchPolicy: 'no-cache',
      context: forAccount(accountId),
    });

  it('are asked for by their tag, and shown from memory', async () => {
    const { sent, change } = recognisingServer();
    const client = makeApolloClient();
    change({ pilotOutcomes: null });
    const first = await ask(client, 'a');
    const again = await ask(client, 'a');
    expect(again.data).toEqual(first.data);
    expect(sent.map(({ method, tag }) => [method, tag !== null])).toEqual([
      ['GET', false],
      ['GET', true],
    ]);
    change({ pilotOutcomes: { view: 'WHOLE' } });
    expect((await ask(client, 'a')).data).not.toEqual(first.data);
  });

  it('are not asked for by the tag of another account', async () => {
    const { sent, change } = recognisingServer();
    const client = makeApolloClient();
    change({ pilotOutcomes: null });
    await ask(client, 'a');
    await ask(client, 'b');
    expect(sent.map(({ tag }) => tag)).toEqual([null, null]);
  });

  it('are the only ones whose request stands in a URL', async () => {
    const { sent, change } = recognisingServer();
    change({ viewer: null });
    await makeApolloClient().query({ query: ViewerDocument, fetchPolicy: 'no-cache' });
    expect(sent).toMatchObject([{ address: '/graphql', method: 'POST' }]);
  });
});
