import { randomUUID } from 'node:crypto';
import { faultOf, reasonOf, submit } from '../../kit/mutations.js';
import { cleanUp } from '../../kit/product.js';
import { startSmallWorld, type SmallWorld } from '../../kit/small-world.js';
import { marker, worldMonth } from '../../kit/world.js';

interface Question {
  readonly question: { readonly state: string; readonly answer: string | null; readonly version: number } | null;
}

const gridDocument = `query ($clusterId: ID!, $month: Month!) { monthGrid(clusterId: $clusterId, month: $month) {
  confirmations { family { id } confirmedBy } questions { text state answer } } }`;
const openDocument = 'query ($clusterId: ID!) { openQuestions(clusterId: $clusterId) { id text } }';

describe('the head’s check of what the coordinator logged', () => {
  let world: SmallWorld;
  beforeAll(async () => {
    world = await startSmallWorld();
  });
  afterAll(cleanUp);

  const confirm = (input: object) =>
    submit<{ confirmations: object[] | null }>(world.people.head1, 'confirmMonth', 'confirmations { month }', {
      clientKey: randomUUID(),
      ...input,
    });
  const grid = () => world.people.coordinator1.ask(gridDocument, { clusterId: world.clusters[0], month: worldMonth });
  const open = () => world.people.coordinator1.ask(openDocument, { clusterId: world.clusters[0] });
  const answer = () =>
    submit<Question>(world.people.coordinator1, 'answerQuestion', 'question { state answer version }', {
      id: world.questions[0],
      version: 1,
      answer: 'It was given on the third.',
    });

  it('confirms a month for all families of the head at once, and the coordinator sees who confirmed', async () => {
    expect((await confirm({ month: worldMonth })).confirmations).toEqual([{ month: worldMonth }]);
    expect(await grid()).toMatchObject({
      monthGrid: { confirmations: [{ family: { id: world.families[0] }, confirmedBy: 'Person head1' }] },
    });
  });

  it('refuses to confirm a future month or a family of another association', async () => {
    expect(reasonOf(await confirm({ month: '2018-12' }))).toBe('MONTH_IN_FUTURE month');
    expect(reasonOf(await confirm({ month: worldMonth, familyIds: [world.families[1]] }))).toBe(
      'NOT_FOUND familyIds.0',
    );
    const own = { clientKey: randomUUID(), month: worldMonth };
    expect(await faultOf(world.people.coordinator1, 'confirmMonth', own)).toBe('NOT_ALLOWED');
  });

  it('keeps a question open until it is answered, once; the grid then shows the answer', async () => {
    const text = marker('question', 1);
    expect(await open()).toEqual({ openQuestions: [{ id: world.questions[0], text }] });
    const answered = { state: 'ANSWERED', answer: 'It was given on the third.' };
    expect((await answer()).question).toEqual({ ...answered, version: 2 });
    expect(await open()).toEqual({ openQuestions: [] });
    expect(await grid()).toMatchObject({ monthGrid: { questions: [{ text, ...answered }] } });
    expect((await answer()).refusal).toMatchObject({ code: 'STALE_VERSION', detail: '2' });
  });
});
