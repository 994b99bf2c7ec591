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
      read.push(...page.edges.map(({ node }) => node.recordId));
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

  test.each([0, 101, 1.5])('a page size of %s is refused', async (first) => {
    await expect(audit.page({ first })).rejects.toMatchObject({ code: 'INVALID', field: 'first' });
  });
});
