import { ACCOUNT_HEADER } from './for-account.js';

/** Operations without persons and without typed text, whose answers the server recognises by a tag. They are asked for by GET. */
const operations: ReadonlySet<string> = new Set(['PilotOutcomes']);

/** Answers that are kept; each has about 50 KB. */
const mostAnswers = 20;

interface KeptAnswer {
  readonly tag: string;
  readonly body: string;
  readonly type: string;
}

export function hasTag(operationName: string | undefined): boolean {
  return operationName !== undefined && operations.has(operationName);
}

/**
 * Sends requests with the tag of the answer that was received before; when the server says that nothing has changed, that answer is
 * given again. It is kept in memory only: a browser's own cache would be plain text on the disk.
 */
export function fetchUnlessUnchanged(): typeof fetch {
  const kept = new Map<string, KeptAnswer>();

  function keep(key: string, answer: KeptAnswer): void {
    kept.delete(key);
    kept.set(key, answer);
    for (const oldest of kept.keys()) {
      if (kept.size <= mostAnswers) return;
      kept.delete(oldest);
    }
  }

  return async (input, init = {}) => {
    const headers = new Headers(init.headers);
    const key = `${headers.get(ACCOUNT_HEADER) ?? ''} ${addressOf(input)}`;
    const keptAnswer = kept.get(key);
    if (keptAnswer !== undefined) headers.set('if-none-match', keptAnswer.tag);
    const response = await fetch(input, { ...init, headers, cache: 'no-store' });
    if (response.status === 304 && keptAnswer !== undefined) {
      return new Response(keptAnswer.body, { status: 200, headers: { 'content-type': keptAnswer.type } });
    }
    const tag = response.headers.get('etag');
    if (response.ok && tag !== null) {
      const type = response.headers.get('content-type') ?? 'application/json';
      keep(key, { tag, type, body: await response.clone().text() });
    }
    return response;
  };
}

function addressOf(input: RequestInfo | URL): string {
  if (typeof input === 'string') return input;
  return input instanceof URL ? input.href : input.url;
}
