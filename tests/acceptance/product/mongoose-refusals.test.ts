import { mongo } from 'mongoose';
import { refusedCalls, wrongCalls, type RefusedCall } from './mongoose-refusals.cases.js';
import { openMongooseWorlds, type MongooseWorlds } from './mongoose-world.js';

describe("mongoose's calls that are refused", () => {
  let worlds: MongooseWorlds;
  beforeAll(async () => {
    worlds = await openMongooseWorlds();
  });
  afterAll(() => worlds.close());

  const isRefused = async ({ run, code, names }: RefusedCall): Promise<void> => {
    const world = await worlds.next();
    const before = await world.Families.find().sort('_id').lean();
    const error: unknown = await run(world).then(
      () => 'it was not refused',
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(mongo.MongoServerError);
    const { code: got, message } = error as mongo.MongoServerError;
    expect([got, message]).toEqual([code, expect.stringContaining(names)]);
    expect(await world.Families.find().sort('_id').lean()).toEqual(before);
  };
  const rows = (calls: readonly RefusedCall[]): [string, RefusedCall][] => calls.map((call) => [call.call, call]);

  it.each(rows(refusedCalls))('are refused by name, and change nothing: %s', (_, call) => isRefused(call));
  it.each(rows(wrongCalls))('are refused as MongoDB does, and change nothing: %s', (_, call) => isRefused(call));
});
