/** @jest-environment node */
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { EMPTY } from 'rxjs';
import type { OutboxItem } from './outbox-item.js';
import { makeSender } from './send-entries.js';
import { batchErrorOf } from './unsent-batch.js';

const waiting: OutboxItem = {
  itemId: 'item-1',
  order: 1,
  accountId: 'amal',
  entryId: 'entry-1',
  familyId: 'family-1',
  tries: 1,
  refusal: null,
  change: { kind: 'correct', version: 3, input: { quantity: 1, amount: 45_000 } },
  subject: {
    clusterId: 'cluster-1',
    familyCode: 'F-002',
    serviceTypeId: 'service-1',
    serviceName: { ar: 'راتب شهري', en: 'Monthly stipend' },
    month: '2026-07',
    shown: 45_000,
  },
};

const graphql = 'application/graphql-response+json';
const faultOf = (code: string): string => JSON.stringify({ errors: [{ message: code, extensions: { code } }] });

/** What sending a batch results in for the given network response. */
async function outcomeOf(answer: () => Promise<Response>, batch: readonly OutboxItem[] = [waiting]): Promise<unknown> {
  const client = new ApolloClient({
    link: new HttpLink({ uri: '/graphql', fetch: answer }),
    cache: new InMemoryCache(),
  });
  return makeSender(client)(batch).catch(batchErrorOf);
}

const answering =
  (status: number, body: string, type = graphql) =>
  (): Promise<Response> =>
    Promise.resolve(new Response(body, { status, headers: { 'content-type': type } }));

describe('results of sending unsent changes', () => {
  it.each([401, 403, 404, 408, 425, 429, 500, 502, 503, 504])('keeps them waiting after status %i', async (status) => {
    expect(await outcomeOf(answering(status, '<html>', 'text/html'))).toMatchObject({ obstacle: 'UNREACHABLE' });
    expect(await outcomeOf(answering(status, '{}', 'application/json'))).toMatchObject({ obstacle: 'UNREACHABLE' });
  });

  it.each([
    ['a page of somebody else’s network', answering(200, '<html>', 'text/html')],
    ['no data', answering(200, '{"data":null}')],
    ['fewer answers than changes', answering(200, '{"data":{"correctInterventions":{"items":[],"refusal":null}}}')],
    ['no network', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['an ended session', answering(200, faultOf('NOT_SIGNED_IN'))],
    ['an ended session, by status', answering(401, faultOf('NOT_SIGNED_IN'), 'application/json')],
    ['a database that does not answer', answering(200, faultOf('UNAVAILABLE'))],
    ['too many requests in a minute', answering(200, faultOf('TOO_MANY_REQUESTS'))],
    ['a code of a later server', answering(200, faultOf('LATER_CODE'))],
  ])('keeps them waiting after %s', async (_words, answer) => {
    expect(await outcomeOf(answer)).toMatchObject({ obstacle: 'UNREACHABLE' });
  });

  it('keeps them waiting when the server fails on some of them', async () => {
    expect(await outcomeOf(answering(200, faultOf('INTERNAL')))).toMatchObject({ obstacle: 'FAULT' });
    expect(await outcomeOf(answering(200, faultOf('TOO_EXPENSIVE')))).toMatchObject({ obstacle: 'FAULT' });
    expect(await outcomeOf(answering(500, faultOf('INTERNAL'), 'application/json'))).toMatchObject({
      obstacle: 'FAULT',
    });
  });

  it('keeps them waiting while another account is signed in', async () => {
    expect(await outcomeOf(answering(200, faultOf('OTHER_ACCOUNT')))).toMatchObject({ obstacle: 'OTHER_ACCOUNT' });
  });

  it('sends them under the account that typed them', async () => {
    const contexts: unknown[] = [];
    const link = new ApolloLink((operation) => {
      contexts.push(operation.getContext()['accountId']);
      return EMPTY;
    });
    await makeSender(new ApolloClient({ link, cache: new InMemoryCache() }))([waiting]).catch(() => undefined);
    expect(contexts).toEqual(['amal']);
  });

  it.each(['APP_TOO_OLD', 'GRAPHQL_VALIDATION_FAILED', 'PERSISTED_QUERY_NOT_FOUND'])(
    'keeps them waiting for a newer app after %s',
    async (code) => {
      expect(await outcomeOf(answering(400, faultOf(code)))).toMatchObject({ obstacle: 'APP_TOO_OLD' });
      expect(await outcomeOf(answering(400, faultOf(code), 'application/json'))).toMatchObject({
        obstacle: 'APP_TOO_OLD',
      });
    },
  );

  it.each([
    ['a value that the schema does not know', answering(400, faultOf('BAD_REQUEST')), 'INVALID'],
    ['the same, in the words of an older server', answering(200, faultOf('BAD_USER_INPUT')), 'INVALID'],
    ['too large a request', answering(413, faultOf('BAD_REQUEST'), 'application/json'), 'INVALID'],
    ['too large a request for a proxy', answering(413, '<html>', 'text/html'), 'INVALID'],
    ['a request that a proxy cannot read', answering(400, '<html>', 'text/html'), 'INVALID'],
    ['a role that may not', answering(200, faultOf('NOT_ALLOWED')), 'NOT_ALLOWED'],
    [
      'a refusal of the batch as a whole',
      answering(
        200,
        '{"data":{"correctInterventions":{"items":[],"refusal":{"code":"TOO_MANY_ITEMS","field":null,"detail":"50"}}}}',
      ),
      'TOO_MANY_ITEMS',
    ],
  ])('refuses them after %s', async (_words, answer, code) => {
    expect(await outcomeOf(answer)).toMatchObject({ code });
  });
});
