import { samplePassword } from './product.js';

export interface Answer<T> {
  status: number;
  data: T | null;
  errors: readonly { message: string; extensions?: { code?: string } }[];
}

/** One person's connection to the product over HTTP, with a cookie jar of its own. */
export interface Client {
  /** Sends a document and returns the server's response. */
  send<T = Record<string, unknown>>(document: string, variables?: object): Promise<Answer<T>>;
  /** Sends a document that must succeed, and returns its data. */
  ask<T = Record<string, unknown>>(document: string, variables?: object): Promise<T>;
  /** Sends any request with this person's cookies. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

export function clientOf(url: string): Client {
  const cookies = new Map<string, string>();

  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(new URL(path, url), { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  async function send<T>(document: string, variables: object = {}): Promise<Answer<T>> {
    const response = await request('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: document, variables }),
    });
    const body = (await response.json()) as { data?: T | null; errors?: Answer<T>['errors'] };
    return { status: response.status, data: body.data ?? null, errors: body.errors ?? [] };
  }

  async function ask<T>(document: string, variables: object = {}): Promise<T> {
    const { data, errors, status } = await send<T>(document, variables);
    if (data === null || errors.length > 0) throw new Error(`HTTP ${status}: ${JSON.stringify(errors)}`);
    return data;
  }

  return { send, ask, fetch: request };
}

const signInDocument = /* GraphQL */ `
  mutation ($input: SignInInput!) {
    signIn(input: $input) {
      viewer {
        id
      }
      refusal {
        code
      }
    }
  }
`;

/** A client signed in under this user name, by default with the sample's password. */
export async function signedIn(url: string, userName: string, password = samplePassword): Promise<Client> {
  const client = clientOf(url);
  const { signIn } = await client.ask<{ signIn: { refusal: { code: string } | null } }>(signInDocument, {
    input: { userName, password },
  });
  if (signIn.refusal !== null) throw new Error(`Signing in as ${userName} was refused: ${signIn.refusal.code}`);
  return client;
}
