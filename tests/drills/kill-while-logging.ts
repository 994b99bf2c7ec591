/**
 * `npm run drill:kill -- --rounds 20`: four coordinators log while the product is killed (SIGKILL) repeatedly. After
 * each restart the acknowledged client keys are compared with the database in both directions; at the end also
 * revisions and audit entries.
 */
import { createServices, openDatabase } from '@anaqid/api';
import { start } from '@anaqid/store';
import { createConnection } from 'mongoose';
import { signedIn } from '../kit/client.js';
import { startProduct, startSampleProduct, type Product } from '../kit/product.js';
import { loggingClient, type LoggingClient } from './logging-clients.js';

interface KillReport {
  kills: number;
  acknowledged: number;
  sent: number;
  /** Longest time from start to readiness after a kill, in milliseconds. */
  slowestRestart: number;
  lost: string[];
  invented: string[];
  doubled: string[];
  withoutRevision: string[];
  withoutAudit: string[];
  /** Roll-ups that do not follow from the entries. */
  wrongRollups: string[];
  surprises: string[];
}

const month = '2019-02';

const placesDocument = '{ clusters { id } }';
const keysDocument = /* GraphQL */ `
  query ($clusterId: ID!, $month: Month!) {
    monthGrid(clusterId: $clusterId, month: $month) {
      rows {
        cells {
          entries {
            id
            revisions {
              version
              action
            }
          }
        }
      }
    }
  }
`;

interface Keys {
  monthGrid: { rows: { cells: { entries: { id: string; revisions: { version: number; action: string }[] }[] }[] }[] };
}

/** Runs the drill; `say` receives a line after each round. */
export async function killWhileLogging(
  rounds: number,
  seed: number,
  say: (line: string) => void = () => undefined,
): Promise<KillReport> {
  const pick = randomBelow(seed);
  let product = await startSampleProduct();
  const { dataFolder } = product;
  const clients: LoggingClient[] = [];
  for (const number of [1, 2, 3, 4]) {
    const coordinator = await signedIn(product.url, `coordinator${number}`);
    const { clusters } = await coordinator.ask<{ clusters: { id: string }[] }>(placesDocument);
    clients.push(loggingClient(`coordinator${number}`, { clusterId: clusters[0]?.id ?? '', month }, pick));
  }
  const before = await keysOf(product, clients);
  const report: KillReport = {
    kills: 0,
    acknowledged: 0,
    sent: 0,
    slowestRestart: 0,
    lost: [],
    invented: [],
    doubled: [],
    withoutRevision: [],
    withoutAudit: [],
    wrongRollups: [],
    surprises: [],
  };
  for (let round = 1; round <= rounds; round += 1) {
    const logging = clients.map((client) => client.logUntilStopped(product.url));
    await waitUntilAllHaveLogged(clients, 10 + pick(40));
    // Random, so that kills hit every phase of a request.
    await pause(pick(50));
    await product.kill();
    await Promise.all(logging);
    report.kills += 1;
    const restart = Date.now();
    product = await startProduct({ dataFolder });
    report.slowestRestart = Math.max(report.slowestRestart, Date.now() - restart);
    compare(await keysOf(product, clients), before, clients, report);
    say(`kill ${round}: ${report.acknowledged} acknowledged of ${report.sent} sent, ${report.lost.length} lost`);
  }
  await product.stop();
  await compareHistory(dataFolder, clients, report);
  await compareRollups(dataFolder, report);
  report.surprises.push(...clients.flatMap(({ surprises }) => surprises));
  return report;
}

/** Number of entries with each client key according to the API; each must have exactly its first revision. */
async function keysOf(product: Product, clients: readonly LoggingClient[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const [index, { clusterId }] of clients.entries()) {
    const coordinator = await signedIn(product.url, `coordinator${index + 1}`);
    const { monthGrid } = await coordinator.ask<Keys>(keysDocument, { clusterId, month });
    for (const { cells } of monthGrid.rows) {
      for (const { entries } of cells) {
        for (const { id } of entries) counts.set(id, (counts.get(id) ?? 0) + 1);
      }
    }
  }
  return counts;
}

function compare(
  found: ReadonlyMap<string, number>,
  before: ReadonlyMap<string, number>,
  clients: readonly LoggingClient[],
  report: KillReport,
): void {
  const sent = new Set(clients.flatMap((client) => [...client.sent]));
  const acknowledged = clients.flatMap((client) => [...client.acknowledged]);
  report.sent = sent.size;
  report.acknowledged = acknowledged.length;
  report.lost.push(...acknowledged.filter((key) => !found.has(key)));
  report.lost.push(...[...before.keys()].filter((key) => !found.has(key)));
  for (const [key, times] of found) {
    if (times > 1) report.doubled.push(key);
    if (!sent.has(key) && !before.has(key)) report.invented.push(key);
  }
}

/**
 * Reads the database directly: every stored key has one revision and one audit entry, and none exists without its
 * record.
 */
async function compareHistory(
  dataFolder: string,
  clients: readonly LoggingClient[],
  report: KillReport,
): Promise<void> {
  const { uri, close } = await start(dataFolder);
  const connection = await createConnection(uri).asPromise();
  try {
    const sent = [...new Set(clients.flatMap((client) => [...client.sent]))];
    const idsIn = async (collection: string, field: string): Promise<string[]> => {
      const found = await connection
        .collection(collection)
        .find({ [field]: { $in: sent } })
        .toArray();
      return found.map((document) => String(document[field]));
    };
    const stored = new Set(
      (
        await connection
          .collection<{ _id: string }>('interventions')
          .find({ _id: { $in: sent } })
          .toArray()
      ).map(({ _id }) => _id),
    );
    for (const [collection, without] of [
      ['revisions', report.withoutRevision],
      ['audit', report.withoutAudit],
    ] as const) {
      const ids = await idsIn(collection, 'recordId');
      const once = new Set(ids);
      without.push(...[...stored].filter((key) => !once.has(key)));
      report.invented.push(...ids.filter((key) => !stored.has(key)));
      if (ids.length > once.size) report.doubled.push(`${collection}: ${ids.length - once.size}`);
    }
  } finally {
    await connection.close();
    await close();
  }
}

/** Every entry is in the roll-up of its spell and no other: the kill left both or neither. */
async function compareRollups(dataFolder: string, report: KillReport): Promise<void> {
  const { connection, close } = await openDatabase({ dataFolder, mongodbUri: null });
  try {
    const { useCases } = createServices({ connection, clock: { now: () => new Date() } });
    const differences = await useCases.verifyRollups(() => undefined);
    report.wrongRollups.push(...differences.map(({ collection, id, kind }) => `${collection} ${id} ${kind}`));
  } finally {
    await close();
  }
}

/**
 * Waits until the server has confirmed `more` further entries of each client, or until a client got an unexpected
 * answer.
 */
async function waitUntilAllHaveLogged(clients: readonly LoggingClient[], more: number): Promise<void> {
  const enough = clients.map(({ acknowledged }) => acknowledged.size + more);
  const isWaiting = ({ acknowledged, surprises }: LoggingClient, index: number): boolean =>
    acknowledged.size < (enough[index] ?? 0) && surprises.length === 0;
  while (clients.some(isWaiting)) await pause(10);
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** Seeded generator of integers from 0 up to, but not including, its argument. */
function randomBelow(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
