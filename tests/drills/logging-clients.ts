import { randomUUID } from 'node:crypto';
import { signedIn, type Client } from '../kit/client.js';

/** A coordinator who logs continuously and records what was sent and what was acknowledged. */
export interface LoggingClient {
  readonly clusterId: string;
  readonly month: string;
  /** Client keys that were sent, with or without an answer. */
  readonly sent: ReadonlySet<string>;
  /** Client keys that the server confirmed as stored. */
  readonly acknowledged: ReadonlySet<string>;
  /** Answers other than "stored", except failures because the server was killed. */
  readonly surprises: readonly string[];
  /** Signs in at this address and logs until `stop` is called or the server is gone. */
  logUntilStopped(url: string): Promise<void>;
  stop(): void;
}

interface Entry {
  clientKey: string;
  familyId: string;
  serviceTypeId: string;
  month: string;
  quantity: number;
}

interface Grid {
  monthGrid: {
    rows: { family: { id: string } }[];
    serviceTypes: { id: string; entryMode: string }[];
  };
}

const gridDocument = /* GraphQL */ `
  query ($clusterId: ID!, $month: Month!) {
    monthGrid(clusterId: $clusterId, month: $month) {
      rows {
        family {
          id
        }
      }
      serviceTypes {
        id
        entryMode
      }
    }
  }
`;

const logDocument = /* GraphQL */ `
  mutation ($input: LogInterventionsInput!) {
    logInterventions(input: $input) {
      items {
        key
        outcome
        refusal {
          code
        }
      }
      refusal {
        code
      }
    }
  }
`;

interface LogAnswer {
  logInterventions: {
    items: { key: string; outcome: string; refusal: { code: string } | null }[];
    refusal: { code: string } | null;
  };
}

interface Place {
  clusterId: string;
  month: string;
}

/** `pick` returns a number from 0 up to, but not including, its argument, from the seed of the drill. */
export function loggingClient(userName: string, clusterMonth: Place, pick: (below: number) => number): LoggingClient {
  const sent = new Set<string>();
  const acknowledged = new Set<string>();
  const surprises: string[] = [];
  let unanswered: Entry[] = [];
  let going = false;

  async function send(client: Client, entries: Entry[]): Promise<void> {
    for (const { clientKey } of entries) sent.add(clientKey);
    unanswered = entries;
    const answer = await client.send<LogAnswer>(logDocument, { input: { entries } });
    if (answer.data == null) throw new Error(JSON.stringify(answer.errors));
    const { items, refusal } = answer.data.logInterventions;
    if (refusal !== null) surprises.push(refusal.code);
    for (const { key, outcome, refusal: why } of items) {
      if (outcome === 'REFUSED') surprises.push(`${key}: ${why?.code}`);
      else acknowledged.add(key);
    }
    unanswered = [];
  }

  return {
    ...clusterMonth,
    sent,
    acknowledged,
    surprises,
    stop: () => {
      going = false;
    },
    async logUntilStopped(url) {
      going = true;
      try {
        const client = await signedIn(url, userName);
        const { families, serviceTypes } = await choicesIn(client, clusterMonth);
        if (unanswered.length > 0) await send(client, unanswered);
        while (going) {
          const entries = Array.from({ length: 1 + pick(8) }, () => ({
            clientKey: randomUUID(),
            familyId: families[pick(families.length)] ?? '',
            serviceTypeId: serviceTypes[pick(serviceTypes.length)] ?? '',
            month: clusterMonth.month,
            quantity: 1 + pick(3),
          }));
          await send(client, entries);
        }
      } catch (error) {
        // The server was killed; unanswered entries are sent again after the next start.
        if (going && !isConnectionLost(error)) surprises.push(String(error));
      }
    },
  };
}

/** Families and service types available for logging. */
async function choicesIn(client: Client, clusterMonth: Place): Promise<{ families: string[]; serviceTypes: string[] }> {
  const { monthGrid } = await client.ask<Grid>(gridDocument, clusterMonth);
  return {
    families: monthGrid.rows.map(({ family }) => family.id),
    serviceTypes: monthGrid.serviceTypes.filter(({ entryMode }) => entryMode === 'QUANTITY').map(({ id }) => id),
  };
}

/**
 * `fetch` reports a broken connection as a TypeError, and a truncated body as a SyntaxError or as "terminated".
 * Compared by name, because a test has other error classes than `fetch`.
 */
function isConnectionLost(error: unknown): boolean {
  const { name } = error as { name?: unknown };
  return name === 'TypeError' || name === 'SyntaxError';
}
