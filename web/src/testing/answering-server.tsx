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
  /** What was sent, in its order. */
  readonly requests: Request[];
  /** Puts hooks that ask the server in front of this one. */
  readonly Provider: (props: { children: ReactNode }) => ReactNode;
}

/** An answer at once, or one that arrives when its promise is kept. */
type Answer = (variables: object) => object | Promise<object>;

/** A record as the server sends it: the cache reads fragments by the names of types. */
export function ofType<Content extends object>(typeName: string, content: Content): Content & { __typename: string } {
  return { __typename: typeName, ...content };
}

/** Stands for the server where a hook is tested: answers an operation by its name; a name without an answer cannot be reached. */
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
