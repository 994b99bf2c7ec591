import { randomUUID } from 'node:crypto';
import { clientOf } from '../../kit/client.js';
import { reasonOf, submit } from '../../kit/mutations.js';
import { cleanUp } from '../../kit/product.js';
import { startSmallWorld, type SmallWorld } from '../../kit/small-world.js';
import { markerPattern, worldMonth } from '../../kit/world.js';

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
  readonly recordId: string | null;
  readonly recordType: string;
  readonly recordName: Name | null;
  readonly changes: readonly { readonly field: string; readonly before: Name | null; readonly after: Name | null }[];
  readonly filter: readonly { readonly field: string; readonly value: Name }[];
  readonly rows: number | null;
}

interface Name {
  readonly en: string;
}

const page = `query (
  $first: Int, $after: String, $part: AuditPart, $recordType: String, $actorId: ID, $since: DateTime, $before: DateTime
) {
  auditLog(
    first: $first, after: $after, part: $part, recordType: $recordType, actorId: $actorId, since: $since, before: $before
  ) {
    edges {
      node {
        action actorName actorRole at id recordId recordType version rows
        recordName { en } changes { field before { en } after { en } } filter { field value { en } }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

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

  it('has one entry for whatever a person read in an hour, by every query of persons, and no word that was typed', async () => {
    const { families, clusters, pilots, associations } = world;
    const coordinator = world.people.coordinator1;
    const since = new Date().toISOString();
    const reading = `query ($family: ID!, $cluster: ID!, $pilot: ID!, $association: ID) {
      file: family(id: $family) { members { name } }
      families(search: "zqname", clusterId: $cluster, associationId: $association, states: [ACTIVE]) { edges { node { phone } } }
      assessmentForm(familyId: $family, month: "${worldMonth}") { month }
      visitsDue(clusterId: $cluster) { family { name } }
      familiesByNeed(clusterId: $cluster) { name }
      monthGrid(clusterId: $cluster, month: "${worldMonth}") { rows { family { name } } }
      openQuestions(clusterId: $cluster) { text }
      pilotOutcomes(pilotId: $pilot, view: WHOLE) { knownAt }
      figureFamilies(pilotId: $pilot, figure: ENROLLED, view: WHOLE) { count }
    }`;
    const own = { family: families[0], cluster: clusters[0], pilot: pilots[0], association: associations[0] };
    await coordinator.ask(reading, own);
    await Promise.all([coordinator.ask(reading, own), coordinator.ask(reading, own)]);
    const foreign = { family: families[2], cluster: clusters[1], pilot: pilots[1], association: associations[2] };
    await coordinator.ask(reading, foreign);
    const entries = await entriesOf({ part: 'READS', actorId: world.accounts.coordinator1, since });
    expect(entries.map(({ action }) => action).toSorted()).toEqual(
      [...new Set(entries.map(({ action }) => action))].toSorted(),
    );
    expect(entries.map(({ recordType }) => recordType)).toEqual(
      expect.arrayContaining(['familyFile', 'visitForm', 'needList', 'monthGrid', 'outcomes', 'figureFamilies']),
    );
    const grid = entries.find(({ recordType }) => recordType === 'monthGrid');
    expect(grid).toMatchObject({
      actorName: 'Person coordinator1',
      recordName: { en: 'Cluster one' },
      filter: [{ field: 'month', value: { en: worldMonth } }],
      rows: 2,
    });
    expect(entries.find(({ recordType }) => recordType === 'familyFile')?.recordName?.en).toMatch(/^[A-Z]+-?\d+/);
    expect(JSON.stringify(entries)).not.toContain('zq');
    expect(await entriesOf({ part: 'CHANGES', actorId: world.accounts.coordinator1, since })).toEqual([]);
  });

  it('tells before and after of configuration, and of a family only which fields', async () => {
    const { administrator, coordinator1 } = world.people;
    const clusterId = world.clusters[0];
    const { cluster } = await administrator.ask<{ cluster: { version: number } }>(
      'query ($id: ID!) { cluster(id: $id) { version } }',
      { id: clusterId },
    );
    await submit(administrator, 'updateCluster', 'cluster { id }', {
      id: clusterId,
      version: cluster.version,
      familyQuota: 31,
    });
    const [changed] = await entriesOf({ recordType: 'cluster' });
    expect(changed).toMatchObject({
      action: 'cluster.change',
      actorName: 'Administrator',
      recordName: { en: 'Cluster one' },
      changes: [{ field: 'familyQuota', before: { en: '25' }, after: { en: '31' } }],
    });
    const id = world.families[0];
    const { family } = await coordinator1.ask<{ family: { version: number } }>(
      'query ($id: ID!) { family(id: $id) { version } }',
      { id },
    );
    const phone = '0999 111 222';
    const { refusal } = await submit(coordinator1, 'updateFamily', 'family { id }', {
      id,
      version: family.version,
      phone,
    });
    expect(refusal).toBeNull();
    const [ofFamily] = await entriesOf({ recordType: 'family', part: 'CHANGES' });
    expect(JSON.stringify(ofFamily)).not.toContain('111');
    expect(ofFamily).toMatchObject({
      action: 'family.update',
      changes: [{ field: 'phone', before: null, after: null }],
    });
  });

  it('has one line for an extension, with both durations', async () => {
    const { administrator } = world.people;
    const pilotId = world.pilots[1];
    const { pilot } = await administrator.ask<{ pilot: { version: number } }>(
      'query ($id: ID!) { pilot(id: $id) { version } }',
      {
        id: pilotId,
      },
    );
    const since = new Date().toISOString();
    const { refusal } = await submit(administrator, 'extendPilot', 'pilot { id }', {
      clientKey: randomUUID(),
      pilotId,
      version: pilot.version,
      toMonths: 12,
      reason: 'More time',
      decisionNumber: '7',
      decidedOn: worldMonth + '-02',
    });
    expect(refusal).toBeNull();
    const entries = await entriesOf({ since });
    expect(entries.map(({ action }) => action)).toEqual(['pilot.extend']);
    expect(entries[0]).toMatchObject({ recordName: { en: 'Second pilot' } });
    expect(entries[0]?.changes[0]).toEqual({ field: 'months', before: { en: '6' }, after: { en: '12' } });
  });

  it('has failed sign-ins, by account where there is one and without the name that was typed', async () => {
    const since = new Date().toISOString();
    const tryOut = (userName: string) =>
      submit(clientOf(world.url), 'signIn', 'viewer { id }', { userName, password: 'wrong password' });
    await tryOut('head1');
    await tryOut('zqpassword1qz');
    const failures = (await entriesOf({ since })).filter(({ action }) => action === 'account.signInFailed');
    expect(failures.map(({ actorName }) => actorName).toSorted()).toEqual(['', 'Person head1']);
    expect(JSON.stringify(failures)).not.toMatch(markerPattern);
    const { head1 } = world.accounts;
    expect((await entriesOf({ actorId: head1, since })).map(({ recordId }) => recordId)).toEqual([head1]);
  });

  it('has exports of what the person may see, and refuses others', async () => {
    const since = new Date().toISOString();
    const coordinator = world.people.coordinator1;
    const note = async (kind: string, recordId: string | null): Promise<string | null> =>
      reasonOf(await submit(coordinator, 'noteExport', '', { kind, recordId }));
    expect(await note('FAMILY', world.families[0])).toBeNull();
    expect(await note('FAMILY', world.families[2])).toBe('NOT_FOUND recordId');
    expect(await note('LOG', null)).toBe('NOT_FOUND recordId');
    const exported = (await entriesOf({ since })).filter(({ action }) => action.startsWith('export.'));
    expect(exported.map(({ action, recordId }) => [action, recordId])).toEqual([['export.family', world.families[0]]]);
  });
});
