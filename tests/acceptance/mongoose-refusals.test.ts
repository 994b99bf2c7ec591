import { mongo } from 'mongoose';
import { refusedCalls } from './mongoose-refusals.cases.js';
import { openMongooseWorlds, type MongooseWorlds } from './mongoose-world.js';

describe("mongoose's calls that the embedded store does not answer", () => {
  let worlds: MongooseWorlds;
  beforeAll(async () => {
    worlds = await openMongooseWorlds();
  });
  afterAll(() => worlds.close());

  it.each(refusedCalls.map((refused) => [refused.call, refused] as const))(
    'are refused by name with the code of MongoDB, and change nothing: %s',
    async (_, { run, code, names }) => {
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
    },
  );
});
