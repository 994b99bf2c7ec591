import type { ApolloServerPlugin } from '@apollo/server';
import compression from 'compression';
import type { RequestHandler } from 'express';
import {
  getNamedType,
  isInputObjectType,
  Kind,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { constants } from 'node:zlib';
import type { RequestContext } from './context.js';

/** Smaller answers gain nothing. */
const SMALLEST_BYTES = 1024;
/** Names of arguments and input fields that hold a secret. */
const secretName = /password|token|secret|passkey|(unlock|personal)_?code/i;

/** Compresses answers, quickly rather than tightly: each is sent once. */
export function compressAnswers(): RequestHandler {
  return compression({
    threshold: SMALLEST_BYTES,
    level: 6,
    brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
}

/**
 * Root fields that take a secret. The length of a compressed answer tells a listener what repeats in it, so that of these is
 * never compressed, by proxies neither.
 */
export function fieldsWithSecrets(schema: GraphQLSchema): ReadonlySet<string> {
  const roots = [schema.getQueryType(), schema.getMutationType()];
  const fields = roots.flatMap((root) => Object.values(root?.getFields() ?? {}));
  return new Set(fields.filter(({ args }) => hasSecret(args, new Set())).map(({ name }) => name));
}

function hasSecret(inputs: readonly (GraphQLArgument | GraphQLInputField)[], seen: Set<GraphQLInputType>): boolean {
  return inputs.some(({ name, type }) => {
    const named = getNamedType(type);
    if (secretName.test(name)) return true;
    if (!isInputObjectType(named) || seen.has(named)) return false;
    seen.add(named);
    return hasSecret(Object.values(named.getFields()), seen);
  });
}

/** Marks answers to operations that take a secret, so that nobody compresses them. */
export function leaveSecretsUncompressed(schema: GraphQLSchema): ApolloServerPlugin<RequestContext> {
  const secret = fieldsWithSecrets(schema);
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation, response }) {
          const asksSecret = operation?.selectionSet.selections.some(
            (selection) => selection.kind !== Kind.FIELD || secret.has(selection.name.value),
          );
          if (asksSecret === true) response.http.headers.set('cache-control', 'no-store, no-transform');
        },
      };
    },
  };
}
