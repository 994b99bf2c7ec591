import { randomUUID } from 'node:crypto';
import { reasonOf, submit } from '../../kit/mutations.js';
import { cleanUp } from '../../kit/product.js';
import { startSmallWorld, type SmallWorld } from '../../kit/small-world.js';

interface Form {
  readonly assessmentForm: {
    readonly domains: readonly { readonly rule: { readonly domain: string } }[];
    readonly form: string;
  };
}

interface Visit {
  readonly assessment: { readonly id: string; readonly version: number } | null;
  readonly path: { readonly latest: { readonly index: number } | null } | null;
}

const visit = 'assessment { id version } path { latest { index } }';
const assessments = `query ($id: ID!) { family(id: $id) { assessments { month version opinion revisions { version reason } } } }`;

describe('a visit', () => {
  let world: SmallWorld;
  let recorded: Awaited<ReturnType<typeof record>>;
  beforeAll(async () => {
    world = await startSmallWorld();
  });
  afterAll(cleanUp);

  const answersAt = async (level: number): Promise<object[]> => {
    const { assessmentForm } = await world.people.coordinator1.ask<Form>(
      `query ($familyId: ID!) { assessmentForm(familyId: $familyId, month: "2018-03", form: FULL) { form domains { rule { domain } } } }`,
      { familyId: world.families[0] },
    );
    return assessmentForm.domains.map(({ rule }) => ({ domain: rule.domain, level, evidence: 'SEEN' }));
  };
  const record = async (changes: object = {}) =>
    submit<Visit>(world.people.coordinator1, 'recordAssessment', visit, {
      clientKey: randomUUID(),
      familyId: world.families[0],
      month: '2018-03',
      visitedOn: '2018-03-28',
      form: 'FULL',
      answers: await answersAt(3),
      opinion: 'Hopeful',
      visitor: 'Rana',
      ...changes,
    });

  it('gives the family its index of the month', async () => {
    recorded = await record();
    expect(recorded.refusal).toBeNull();
    expect(recorded.path?.latest?.index).toBe(50);
  });

  it('is refused for a future month, for a month before the enrolment, and without answers', async () => {
    expect(reasonOf(await record({ month: '2018-12' }))).toBe('MONTH_IN_FUTURE month');
    expect(reasonOf(await record({ month: '2018-01' }))).toBe('MONTH_OUTSIDE_SPELL month');
    expect(reasonOf(await record({ answers: [], opinion: null }))).toBe('REQUIRED answers');
  });

  it('can be corrected with a reason, which changes the index and keeps the earlier version readable', async () => {
    const { id, version } = recorded.assessment ?? {};
    const answers = await answersAt(4);
    const correct = () =>
      submit<Visit>(world.people.coordinator1, 'correctAssessment', visit, { id, version, answers, reason: 'Misread' });
    expect((await correct()).path?.latest?.index).toBe(75);
    expect(reasonOf(await correct())).toBe('STALE_VERSION version');
    const { family } = await world.people.coordinator1.ask<{ family: { assessments: object[] } }>(assessments, {
      id: world.families[0],
    });
    expect(family.assessments).toContainEqual({
      month: '2018-03',
      version: 2,
      opinion: 'Hopeful',
      revisions: [
        { version: 1, reason: null },
        { version: 2, reason: 'Misread' },
      ],
    });
  });

  it('is also readable by the head of the association, without the visitor’s opinion', async () => {
    const { family } = await world.people.head1.ask<{ family: { assessments: { opinion: string | null }[] } }>(
      assessments,
      { id: world.families[0] },
    );
    expect(family.assessments.map(({ opinion }) => opinion)).toEqual([null, null]);
  });
});
