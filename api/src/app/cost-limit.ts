import type { ApolloServerPlugin } from '@apollo/server';
import { getVariableValues, GraphQLError, Kind, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { FaultError } from '../platform/faults.js';
import { createCostCounter, type OperationCost } from '../platform/request-cost.js';
import type { Reservation, Spending } from '../platform/spending.js';
import type { RequestContext } from './context.js';
import { fieldCosts } from './field-costs.js';

/** Largest cost of one request, in units; docs/limits.md explains how the limits were chosen. */
export const MOST_UNITS = 400_000;

/**
 * Refuses requests that are too expensive, or whose person has used up the limit of the minute, before any part of them
 * runs.
 */
export function costLimit(schema: GraphQLSchema, spending: Spending): ApolloServerPlugin<RequestContext> {
  const costOf = createCostCounter(schema, fieldCosts);
  return {
    async requestDidStart() {
      let reserved: { cost: OperationCost; reservation: Reservation } | null = null;
      return {
        async didResolveOperation({ document, operation, request, contextValue }) {
          if (operation === undefined) return;
          const { coerced: variables } = getVariableValues(
            schema,
            operation.variableDefinitions ?? [],
            request.variables ?? {},
          );
          // Variables that cannot be read are refused by the execution, before any resolver runs.
          if (variables === undefined) return;
          const cost = costOf({ document, operation, variables });
          const total = cost.fields + cost.work;
          try {
            if (total > MOST_UNITS) {
              throw new FaultError('TOO_EXPENSIVE', { cost: total, limit: MOST_UNITS });
            }
            reserved = { cost, reservation: await spending.reserve(personOf(contextValue), total) };
          } catch (error) {
            throw error instanceof FaultError ? withStatus(error) : error;
          }
        },
        async willSendResponse({ response: { body }, errors, operation }) {
          if (reserved === null || body.kind !== 'single') return;
          const { cost, reservation } = reserved;
          // A failed request is charged in full, since it may have done all of its work.
          if (errors === undefined) await reservation.settle(spentOn(cost, body.singleResult.data));
          else if (operation !== undefined && isRefusedAtTheDoor(operation, errors)) await reservation.settle(0);
        },
      };
    },
  };
}

/** Requests of people who are not signed in are counted by address. */
function personOf({ actor, address }: RequestContext): string {
  return actor === null ? `address ${address ?? ''}` : `account ${actor.accountId}`;
}

function withStatus(fault: FaultError): GraphQLError {
  const { seconds } = fault.details;
  const headers = new Map(seconds === undefined ? [] : [['retry-after', String(seconds)]]);
  const http = { status: seconds === undefined ? 400 : 429, headers };
  return new GraphQLError(fault.message, { originalError: fault, extensions: { http } });
}

/** Whether the access rule of its one root field refused the operation, so that no resolver ran. */
function isRefusedAtTheDoor({ selectionSet }: OperationDefinitionNode, errors: readonly GraphQLError[]): boolean {
  const [selection, ...others] = selectionSet.selections;
  const isOneField = selection?.kind === Kind.FIELD && others.length === 0;
  const isRefused = ({ path, originalError }: GraphQLError): boolean =>
    path?.length === 1 && originalError instanceof FaultError;
  return isOneField && errors.every(isRefused);
}

/** The cost with the sizes that the lists turned out to have. */
function spentOn({ fields, work, rootWork }: OperationCost, data: unknown): number {
  const share = Math.min(1, valuesIn(data) / fields);
  return rootWork + share * (fields + work - rootWork);
}

/** Number of values in the answer: a unit for each, as for the fields of the request. */
function valuesIn(data: unknown): number {
  if (typeof data !== 'object' || data === null) return 0;
  if (Array.isArray(data)) return data.reduce<number>((sum, value) => sum + valuesIn(value), 0);
  return Object.values(data).reduce<number>((sum, value) => sum + 1 + valuesIn(value), 0);
}
