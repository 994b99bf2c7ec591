import { indexCalls, pipelineCalls, readCalls, sessionCalls, writeCalls, type Call } from './mongoose-calls.cases.js';
import { openMongooseWorlds, type MongooseWorlds } from './mongoose-world.js';

/** Ordinary mongoose calls, through the driver and the wire protocol, as the product makes them. */
describe('mongoose on the embedded store', () => {
  let worlds: MongooseWorlds;
  beforeAll(async () => {
    worlds = await openMongooseWorlds();
  });
  afterAll(() => worlds.close());

  const answers = async ({ run, answer }: Call): Promise<void> => {
    const got = await run(await worlds.next());
    expect(got).toEqual(answer);
  };
  const rows = (calls: readonly Call[]): [string, Call][] => calls.map((call) => [call.call, call]);

  it.each(rows(readCalls))('reads as MongoDB does: %s', (_, call) => answers(call));
  it.each(rows(writeCalls))('writes as MongoDB does: %s', (_, call) => answers(call));
  it.each(rows(pipelineCalls))('counts and groups as MongoDB does: %s', (_, call) => answers(call));
  it.each(rows(indexCalls))('defines as MongoDB does: %s', (_, call) => answers(call));
  it.each(rows(sessionCalls))('keeps transactions as MongoDB does: %s', (_, call) => answers(call));
});
