import { cleanUp } from '../../kit/product.js';
import { startSmallWorld, type SmallWorld } from '../../kit/small-world.js';
import { markerPattern } from '../../kit/world.js';

interface Page {
  readonly auditLog: {
    readonly edges: readonly { readonly node: Entry }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

interface Entry {
  readonly action: string;
  readonly actorName: string;
  readonly at: string;
  readonly id: string;
  readonly recordId: string;
  readonly recordType: string;
}

const page = `query ($first: Int, $after: String, $recordType: String, $actorId: ID) {
  auditLog(first: $first, after: $after, recordType: $recordType, actorId: $actorId) {
    edges { node { action actorName actorRole at id recordId recordType version } } pageInfo { hasNextPage endCursor } } }`;

describe('the audit log', () => {
  let world: SmallWorld;
  beforeAll(async () => {
    world = await startSmallWorld();
  });
  afterAll(cleanUp);

  const read = async (variables: object): Promise<Page['auditLog']> =>
    (await world.people.administrator.ask<Page>(page, variables)).auditLog;
  const entriesOf = async (variables: object): Promise<Entry[]> =>
    (await read({ first: 100, ...variables })).edges.map(({ node }) => node);

  it('lists who did what to which record, newest first, without personal values', async () => {
    const entries = await entriesOf({});
    const times = entries.map(({ at }) => at);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(entries.filter(({ recordId }) => recordId === world.families[0]).map(({ action }) => action)).toEqual([
      'family.enrol',
      'family.consent',
      'family.nominate',
    ]);
    expect(JSON.stringify(entries)).not.toMatch(markerPattern);
  });

  it('can be filtered by kind of record and by person', async () => {
    const kinds = new Set((await entriesOf({ recordType: 'intervention' })).map(({ recordType }) => recordType));
    expect([...kinds]).toEqual(['intervention']);
    const names = new Set((await entriesOf({ actorId: world.accounts.head1 })).map(({ actorName }) => actorName));
    expect([...names]).toEqual(['Person head1']);
  });

  it('has pages that list each entry once', async () => {
    const whole = (await entriesOf({})).map(({ id }) => id);
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const { edges, pageInfo }: Page['auditLog'] = await read({ first: 7, after });
      paged.push(...edges.map(({ node }) => node.id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(paged).toEqual(whole);
    expect(paged.length).toBeGreaterThan(20);
  });

  it('is readable by the administrator only', async () => {
    const { errors } = await world.people.minister.send(page, {});
    expect(errors[0]?.extensions?.code).toBe('NOT_ALLOWED');
  });
});
