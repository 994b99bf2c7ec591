import { print, type DocumentNode } from 'graphql';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { serviceTypeId } from '../../seed/src/cases/damascus-setup.js';
import { buildStore } from '../../store/build.mjs';
import * as operations from '../../web/src/generated/operations.js';
import { signedIn, type Client } from '../kit/client.js';
import { cleanUp, startProduct, temporaryFolder, type Product } from '../kit/product.js';
import { loadPilots, placesIn, type PilotPlace } from './pages-data.js';

const ticksPerSecond = 100;
/** Duration of the measurement of each page, after uncounted warm-up requests; a very slow page is requested once. */
const enoughMs = 1_500;
const presentMonth = '2019-02';

/** A page of the web app: the user, and the operations that it sends in order. */
interface Page {
  name: string;
  /** User name; null if no user of the pilot sees this page. */
  by(target: PilotPlace): string | null;
  asks(target: PilotPlace): readonly (readonly [document: DocumentNode, variables: object])[];
  /** Asked for by GET with the tag of the answer before, as the app does. */
  isByTag?: boolean;
  /** What the pilot's coordinator sends before each display; it is counted too. */
  after?(target: PilotPlace): ReturnType<Page['asks']>;
}

interface Figures {
  cpu: number;
  elapsed: number;
  kilobytes: number;
}

/**
 * Pages at 100 families (S) and at 10,000 (M), in one running product on the embedded store. BENCH_DATA names a folder
 * that keeps the data for another run, BENCH_PAGES a pattern of page names.
 */
export async function bench(): Promise<void> {
  await buildStore();
  const kept = process.env['BENCH_DATA'];
  const dataFolder = kept ?? temporaryFolder();
  try {
    if (kept === undefined || !existsSync(kept)) await load(dataFolder);
    const { small, large } = await placesIn(dataFolder);
    const product = await startProduct({ dataFolder, args: [], environment: { UNITS_PER_MINUTE: '1000000000' } });
    await measureAll(product, small, large);
    await product.stop();
  } finally {
    await cleanUp();
    if (kept === undefined) rmSync(dataFolder, { recursive: true, force: true });
  }
}

async function load(dataFolder: string): Promise<void> {
  mkdirSync(dataFolder, { recursive: true });
  const began = performance.now();
  await loadPilots(dataFolder, (line) => console.log(line));
  console.log(`loaded in ${Math.round((performance.now() - began) / 1000)} s`);
}

async function measureAll(product: Product, small: PilotPlace, large: PilotPlace): Promise<void> {
  const wanted = new RegExp(process.env['BENCH_PAGES'] ?? '');
  console.log(`load of the machine: ${readFileSync('/proc/loadavg', 'utf8').split(' ')[0]} before`);
  console.log(row('page', ['S CPU', 'S ms', 'M CPU', 'M ms', 'M KB', 'M/S', 'M/empty']));
  const clients = new Map<string, Client>();
  const clientOf = async (userName: string): Promise<Client> => {
    const client = clients.get(userName) ?? (await signedIn(product.url, userName));
    clients.set(userName, client);
    return client;
  };
  let empty = 0;
  for (const page of pages) {
    if (page !== pages[0] && !wanted.test(page.name)) continue;
    const [s, m] = [page.by(small), page.by(large)];
    const ofSmall = s === null ? null : await measure(product, page, small, clientOf);
    const ofLarge = m === null ? null : await measure(product, page, large, clientOf);
    empty ||= ofLarge?.cpu ?? 0;
    const growth = ofSmall === null || ofLarge === null ? '' : (ofLarge.cpu / ofSmall.cpu).toFixed(1);
    const shown = (figures: Figures | null): string[] =>
      figures === null ? ['', ''] : [figures.cpu.toFixed(1), figures.elapsed.toFixed(1)];
    const size = ofLarge === null ? '' : ofLarge.kilobytes.toFixed(0);
    const overEmpty = ofLarge === null ? '' : (ofLarge.cpu / empty).toFixed(1);
    console.log(row(page.name, [...shown(ofSmall), ...shown(ofLarge), size, growth, overEmpty]));
  }
  console.log(`load of the machine: ${readFileSync('/proc/loadavg', 'utf8').split(' ')[0]} after`);
}

/** CPU time of the product (server and store) and elapsed time for one display of the page. */
async function measure(
  product: Product,
  page: Page,
  target: PilotPlace,
  clientOf: (userName: string) => Promise<Client>,
): Promise<Figures> {
  const client = await clientOf(page.by(target) ?? '');
  const coordinator = await clientOf(target.coordinator);
  const tags = new Map<string, string>();
  let bytes = 0;
  const show = async (): Promise<void> => {
    bytes = 0;
    for (const [document, variables] of page.after?.(target) ?? []) await answered(coordinator, document, variables);
    for (const [document, variables] of page.asks(target)) {
      bytes +=
        page.isByTag === true
          ? await answeredByTag(client, document, variables, tags)
          : await answered(client, document, variables);
    }
  };
  await repeatedly(show, enoughMs / 3);
  const [began, cpuBefore] = [performance.now(), cpuMs(product)];
  const times = await repeatedly(show, enoughMs);
  const elapsed = (performance.now() - began) / times;
  return { cpu: (cpuMs(product) - cpuBefore) / times, elapsed, kilobytes: bytes / 1024 };
}

async function repeatedly(work: () => Promise<void>, enough: number): Promise<number> {
  const began = performance.now();
  let times = 0;
  do {
    await work();
    times++;
  } while (performance.now() - began < enough);
  return times;
}

const texts = new Map<DocumentNode, string>();

async function answered(client: Client, document: DocumentNode, variables: object): Promise<number> {
  const query = texts.get(document) ?? print(document);
  texts.set(document, query);
  const response = await client.fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const body = await response.text();
  if (!response.ok || body.includes('"errors":') || body.includes('"refusal":{'))
    throw new Error(`A page was not answered: ${body.slice(0, 500)}`);
  return body.length;
}

/** By GET, with the tag that the address had before; an answer of no bytes is one that has not changed. */
async function answeredByTag(
  client: Client,
  document: DocumentNode,
  variables: object,
  tags: Map<string, string>,
): Promise<number> {
  const query = print(document).replaceAll(/\s+/g, ' ');
  const address = `/graphql?${new URLSearchParams({ query, variables: JSON.stringify(variables) }).toString()}`;
  const tag = tags.get(address);
  const headers = { 'apollo-require-preflight': 'true', ...(tag === undefined ? {} : { 'if-none-match': tag }) };
  const response = await client.fetch(address, { headers });
  const body = await response.text();
  if (response.status !== (tag === undefined ? 200 : 304)) throw new Error(`A page was not recognised: ${body}`);
  tags.set(address, response.headers.get('etag') ?? '');
  return body.length;
}

const row = (name: string, figures: readonly string[]): string =>
  `${name.padEnd(44)}${figures.map((figure) => figure.padStart(9)).join('')}`;

/** CPU time of all threads, as reported by Linux. */
function cpuMs({ pid }: Product): number {
  const fields =
    readFileSync(path.join('/proc', String(pid), 'stat'), 'utf8')
      .split(') ')[1]
      ?.split(' ') ?? [];
  return ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond) * 1000;
}

const outcomes = (view: 'SIX_MONTHS' | 'WHOLE'): Page['asks'] => {
  return ({ pilotId }) => [[operations.PilotOutcomesDocument, { pilotId, view }]];
};
const ofHead = (size: number): Pick<Page, 'by'> => ({ by: ({ heads }) => heads[size] ?? null });
const byCoordinator: Pick<Page, 'by'> = { by: ({ coordinator }) => coordinator };
const firstFamily = ({ staying }: PilotPlace): string => staying[0] ?? '';
const monthServices = ['medical', 'educational', 'vocational', 'empowerment'] as const;

function monthOf25({ staying }: PilotPlace): object[] {
  return staying.flatMap((familyId) =>
    monthServices.map((service) => ({
      clientKey: randomUUID(),
      familyId,
      serviceTypeId: serviceTypeId(service),
      month: presentMonth,
      amount: service === 'medical' ? 5_000 : null,
    })),
  );
}

const pages: readonly Page[] = [
  { name: 'empty: who is signed in', ...byCoordinator, asks: () => [[operations.ViewerDocument, {}]] },
  { name: 'minister, six months', by: ({ minister }) => minister, asks: outcomes('SIX_MONTHS') },
  { name: 'minister, whole pilot', by: ({ minister }) => minister, asks: outcomes('WHOLE') },
  { name: 'minister, whole pilot, unchanged', by: ({ minister }) => minister, asks: outcomes('WHOLE'), isByTag: true },
  {
    name: 'an entry, then minister, whole pilot',
    by: ({ minister }) => minister,
    after: (target) => [[operations.LogEntriesDocument, { input: { entries: monthOf25(target).slice(0, 1) } }]],
    asks: outcomes('WHOLE'),
  },
  {
    name: 'an entry',
    ...byCoordinator,
    asks: (target) => [[operations.LogEntriesDocument, { input: { entries: monthOf25(target).slice(0, 1) } }]],
  },
  { name: 'federation, whole pilot', by: ({ federation }) => federation, asks: outcomes('WHOLE') },
  { name: 'coordinator, outcomes of the own cluster', ...byCoordinator, asks: outcomes('WHOLE') },
  ...[5, 25, 100, 500].map((size) => ({
    name: `head, families of ${size}`,
    ...ofHead(size),
    asks: () => [[operations.AssociationFamiliesDocument, {}]] as const,
  })),
  ...[5, 25, 500].map((size) => ({
    name: `head, month of ${size}`,
    ...ofHead(size),
    asks: () =>
      [
        [
          operations.AssociationMonthDocument,
          {
            month: presentMonth,
            checked: presentMonth,
          },
        ],
      ] as const,
  })),
  {
    name: 'month grid (25 / 500 families)',
    ...byCoordinator,
    asks: ({ clusterId }) => [
      [
        operations.MonthGridDocument,
        {
          clusterId,
          month: presentMonth,
        },
      ],
    ],
  },
  {
    name: 'families, first 50 of a cluster',
    ...byCoordinator,
    asks: () => [
      [operations.FamilyListDocument, { first: 50 }],
      [operations.FamilyCountsDocument, {}],
    ],
  },
  {
    name: 'families, search in a cluster',
    ...byCoordinator,
    asks: () => [
      [
        operations.FamilyListDocument,
        {
          first: 50,
          search: 'محمد',
        },
      ],
    ],
  },
  {
    name: 'families, search in a pilot',
    by: ({ coordinator, families }) => (families > 100 ? `${coordinator}-all` : null),
    asks: () => [
      [
        operations.FamilyListDocument,
        {
          first: 50,
          search: 'محمد',
        },
      ],
    ],
  },
  {
    name: 'family with its path and services',
    ...byCoordinator,
    asks: (target) =>
      [operations.FamilyPageDocument, operations.FamilyPathDocument, operations.FamilyServicesDocument].map(
        (document) => [document, { id: firstFamily(target) }] as const,
      ),
  },
  {
    name: 'visits due (25 / 500 families)',
    ...byCoordinator,
    asks: ({ clusterId }) => [[operations.VisitsDueDocument, { clusterId }]],
  },
  {
    name: 'families by need (25 / 500 families)',
    ...byCoordinator,
    asks: ({ clusterId }) => [[operations.FamiliesByNeedDocument, { clusterId }]],
  },
  {
    name: 'log, first page (one database)',
    by: () => 'admin',
    asks: () => [[operations.AuditLogDocument, { first: 50 }]],
  },
  {
    name: 'logging a month of 25 families (100 entries)',
    ...byCoordinator,
    asks: (target) => [[operations.LogEntriesDocument, { input: { entries: monthOf25(target) } }]],
  },
];
