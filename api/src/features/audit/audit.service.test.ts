import { auditModel, recordEvents } from '../../platform/revisions.js';
import { actorWith } from '../../testing/actors.js';
import { startTestDatabase, type TestDatabase } from '../../testing/test-database.js';
import { createAuditService, type AuditService } from './audit.service.js';

const administrator = actorWith('ADMINISTRATOR');

describe('audit.service', () => {
  let database: TestDatabase;
  let audit: AuditService;
  beforeAll(async () => {
    database = await startTestDatabase([auditModel]);
    const { connection } = database;
    audit = createAuditService({ connection, clock: { now: () => new Date(0) } });
    const entries = Array.from({ length: 7 }, (_, index) => ({
      actor: index % 2 === 0 ? administrator : actorWith('COORDINATOR'),
      action: 'family.enrol',
      recordType: index < 5 ? 'family' : 'pilot',
      recordId: `r${index}`,
      at: new Date(Math.floor(index / 2)),
    }));
    await recordEvents(connection, null, entries);
  });
  afterAll(() => database.close());

  async function readAll(request: Parameters<AuditService['page']>[0]): Promise<string[]> {
    const read: string[] = [];
    let after: string | null = null;
    do {
      const page = await audit.page({ ...request, after });
      read.push(...page.edges.map(({ node }) => node.recordId ?? ''));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    return read;
  }

  test('pages come newest first without duplicates, even with equal times', async () => {
    const read = await readAll({ first: 3 });
    expect(read.toSorted()).toEqual(['r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6']);
    expect(read[0]).toBe('r6');
    expect(read.slice(-2).toSorted()).toEqual(['r0', 'r1']);
  });

  test('filters by kind of record and by person', async () => {
    expect((await readAll({ recordType: 'pilot' })).toSorted()).toEqual(['r5', 'r6']);
    expect((await readAll({ actorId: administrator.accountId })).toSorted()).toEqual(['r0', 'r2', 'r4', 'r6']);
  });

  test('filters by part and by time, to the millisecond', async () => {
    const reader = actorWith('COORDINATOR', { accountId: 'reader' });
    await audit.noteRead(reader, { kind: 'familyFile', recordId: 'f1', filter: [], rows: null });
    expect(await readAll({ part: 'READS' })).toEqual(['f1']);
    expect(await readAll({ part: 'CHANGES' })).not.toContain('f1');
    expect(await readAll({ part: 'READS', recordType: 'pilot' })).toEqual([]);
    expect(await readAll({ since: new Date(3).toISOString() })).toEqual(['r6']);
    const early = await readAll({ before: new Date(1).toISOString(), part: 'CHANGES' });
    expect(early.toSorted()).toEqual(['r0', 'r1']);
  });

  test('a read is one entry for each person, record or list, and hour, also from several processes at once', async () => {
    const { connection } = database;
    let now = Date.parse('2019-06-03T09:10:00Z');
    const clock = { now: () => new Date(now) };
    const [first, second] = [createAuditService({ connection, clock }), createAuditService({ connection, clock })];
    const mina = actorWith('COORDINATOR', { accountId: 'mina' });
    const list = { kind: 'familyList', recordId: 'c1', filter: [{ field: 'states', value: 'ACTIVE' }], rows: 25 };
    const file = { kind: 'familyFile', recordId: 'f1', filter: [], rows: null };
    const many = [first, second, first, second].flatMap((service) =>
      [list, file, { ...list, rows: 3 }].map((read) => service.noteRead(mina, read)),
    );
    await Promise.all(many);
    const ofMina = async () => (await audit.page({ actorId: 'mina' })).edges.map(({ node }) => node);
    expect((await ofMina()).map(({ recordType }) => recordType).toSorted()).toEqual(['familyFile', 'familyList']);
    await first.noteRead(mina, { ...list, filter: [] });
    await first.noteRead(actorWith('COORDINATOR', { accountId: 'other' }), list);
    expect(await ofMina()).toHaveLength(3);
    now += 50 * 60_000;
    await second.noteRead(mina, list);
    await second.noteRead(mina, list);
    expect(await ofMina()).toHaveLength(4);
    expect((await ofMina())[0]).toMatchObject({
      action: 'read.familyList',
      filter: list.filter,
      rows: 25,
      version: null,
    });
  });

  test.each([0, 101, 1.5])('a page size of %s is refused', async (first) => {
    await expect(audit.page({ first })).rejects.toMatchObject({ code: 'INVALID', field: 'first' });
  });
});
