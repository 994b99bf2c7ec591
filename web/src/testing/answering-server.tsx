import { ApolloClient, ApolloLink } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { Observable } from 'rxjs';
import type { ReactNode } from 'react';
import { makeCache } from '../platform/apollo.js';

interface Request {
  readonly name: string;
  readonly variables: object;
}

interface AnsweringServer {
  /** Requests that were sent, in order. */
  readonly requests: Request[];
  /** Apollo provider for the hooks under test. */
  readonly Provider: (props: { children: ReactNode }) => ReactNode;
}

/** An immediate response, or a promise of one. */
type Answer = (variables: object) => object | Promise<object>;

/** A record as the server sends it: the cache needs type names to match fragments. */
export function ofType<Content extends object>(typeName: string, content: Content): Content & { __typename: string } {
  return { __typename: typeName, ...content };
}

/**
 * A test server that responds to operations by name; an operation without an answer fails like an unreachable network.
 */
export function answeringServer(answers: Readonly<Record<string, Answer>>): AnsweringServer {
  const requests: Request[] = [];
  const link = new ApolloLink(({ operationName = '', variables }) => {
    requests.push({ name: operationName, variables });
    const answer = answers[operationName];
    return new Observable((observer) => {
      if (answer === undefined) return observer.error(new Error('no network'));
      const data = answer(variables);
      const send = (arrived: object): void => {
        observer.next({ data: arrived });
        observer.complete();
      };
      if (data instanceof Promise) data.then(send, (error: unknown) => observer.error(error));
      else send(data);
    });
  });
  const client = new ApolloClient({ link, cache: makeCache() });
  return { requests, Provider: ({ children }) => <ApolloProvider client={client}>{children}</ApolloProvider> };
}
