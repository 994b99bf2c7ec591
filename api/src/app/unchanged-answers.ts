import { HeaderMap, type ApolloServerPlugin, type GraphQLRequest } from '@apollo/server';
import { GraphQLError, Kind, TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Connection } from 'mongoose';
import { createHash } from 'node:crypto';
import { dayIn } from '@anaqid/shared-types';
import type { Actor } from '../platform/actor.js';
import type { Clock } from '../platform/clock.js';
import { readVersions, versionOf } from '../platform/data-versions.js';
import { FaultError } from '../platform/faults.js';
import { createKept } from '../platform/kept.js';
import type { RequestContext } from './context.js';
import type { Services } from './services.js';
import { version } from './version.js';

/**
 * The fields that follow from nothing but what has a version, and hold no person. An answer that consists of them has a tag; whoever
 * sends the tag again learns that nothing has changed. Lists of families, for one, hold names, which have no version.
 */
const versionedFields: Readonly<Record<string, ReadonlySet<string> | 'ALL'>> = {
  Query: new Set(['pilotOutcomes']),
  PilotOutcomes: 'ALL',
  OutcomeFigures: 'ALL',
  OutcomeStrip: 'ALL',
  OutcomeHeadline: 'ALL',
  OutcomeCurve: 'ALL',
  OutcomeBands: 'ALL',
  OutcomeSpending: 'ALL',
  OutcomeExclusion: 'ALL',
  VisitCompleteness: 'ALL',
  ClusterOutcome: 'ALL',
  ClusterContrast: 'ALL',
  AssociationOutcome: 'ALL',
  DurationComparison: 'ALL',
  LocalizedText: 'ALL',
  Pilot: new Set([
    'id',
    'name',
    'startMonth',
    'plannedMonths',
    'months',
    'lastMonth',
    'presentMonth',
    'sample',
    'currency',
  ]),
  Cluster: new Set(['id', 'name']),
  Association: new Set(['id', 'name']),
};

interface Unchanged {
  readonly schema: GraphQLSchema;
  readonly connection: Connection;
  readonly clock: Clock;
  readonly services: Pick<Services, 'pilots'>;
}

/**
 * Answers a request whose tag is still valid with 304 and runs nothing. The tag is compared after the reader's rights were read, and
 * names everything that the answer follows from.
 */
export function unchangedAnswers(unchanged: Unchanged): ApolloServerPlugin<RequestContext> {
  const isVersioned = versionedDocuments(unchanged.schema);
  const tagOf = createTags(unchanged);
  return {
    async requestDidStart() {
      let tag: string | null = null;
      return {
        async didResolveOperation({ request, document }) {
          if (request.http?.method === 'GET' && !isVersioned(document)) throw refusedByGet();
        },
        async responseForOperation({ request, document, contextValue }) {
          const { actor, forAccountId } = contextValue;
          const isForOther = forAccountId !== null && forAccountId !== actor?.accountId;
          if (actor === null || isForOther || !isVersioned(document)) return null;
          tag = await tagOf(actor, request);
          const askedTag = request.http?.headers.get('if-none-match');
          if (request.http?.method !== 'GET' || askedTag !== tag) return null;
          const http = { status: 304, headers: new HeaderMap() };
          return { http, body: { kind: 'single', singleResult: {} } };
        },
        async willSendResponse({ response, errors }) {
          if (tag !== null && errors === undefined) response.http.headers.set('etag', tag);
        },
      };
    },
  };
}

/** What somebody typed must not stand in a URL, which proxies log: only versioned operations, which take no text, come by GET. */
function refusedByGet(): GraphQLError {
  const fault = new FaultError('BAD_REQUEST');
  const http = { status: 405, headers: new Map([['allow', 'POST']]) };
  return new GraphQLError(fault.message, { originalError: fault, extensions: { http } });
}

/** Tells whether all fields of a document are versioned. */
function versionedDocuments(schema: GraphQLSchema): (document: DocumentNode) => boolean {
  const answers = new WeakMap<DocumentNode, boolean>();
  const compute = (document: DocumentNode): boolean => {
    let areVersioned = document.definitions.every(
      (definition) => definition.kind !== Kind.OPERATION_DEFINITION || definition.operation === 'query',
    );
    const types = new TypeInfo(schema);
    const field = (node: { readonly name: { readonly value: string } }): void => {
      const fields = versionedFields[types.getParentType()?.name ?? ''];
      const isOfType = node.name.value === '__typename' || fields === 'ALL' || fields?.has(node.name.value) === true;
      areVersioned &&= isOfType;
    };
    visit(document, visitWithTypeInfo(types, { Field: field }));
    return areVersioned;
  };
  return (document) => {
    const isVersioned = answers.get(document) ?? compute(document);
    answers.set(document, isVersioned);
    return isVersioned;
  };
}

const mostTimeZones = 100;
const HOUR_MS = 3_600_000;

/** The tag of an answer to one reader, weak because the answer may be compressed in several ways: what it was asked for, by whom, and the versions of everything it follows from. */
function createTags({ connection, clock, services }: Unchanged) {
  const timeZones = createKept<string[]>(mostTimeZones);
  const timeZonesOf = async (actor: Actor): Promise<string[]> => {
    const pilots = await services.pilots.visible(actor);
    return [...new Set(pilots.map(({ timeZone }) => timeZone))].sort();
  };
  return async (actor: Actor, { query, operationName, variables }: GraphQLRequest): Promise<string> => {
    const now = clock.now();
    const versions = await readVersions(connection, actor.pilotIds);
    const pilots = [...versions.pilots].map(([pilotId, stripes]) => [pilotId, versionOf(stripes)]);
    const zones = await timeZones.get(`${versions.shared} ${actor.pilotIds.join(' ')}`, () => timeZonesOf(actor));
    const days = zones.map((timeZone) => dayIn(timeZone, now));
    const { accountId, role, clusterIds, associationId, pilotIds } = actor;
    const rights = [accountId, role, clusterIds, associationId, pilotIds];
    // The log has an entry for each hour in which somebody reads: the first request of an hour is answered in full.
    const hour = Math.floor(now.getTime() / HOUR_MS);
    const basis = [version, versions.shared, pilots, days, hour, rights, query, operationName, variables];
    return `W/"${createHash('sha256').update(JSON.stringify(basis)).digest('base64url')}"`;
  };
}
