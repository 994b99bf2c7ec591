import { createConnection, type Connection } from 'mongoose';
import { signedIn } from '../../kit/client.js';
import { serveOutside, type OutsideStore } from '../../kit/outside-store.js';
import { cleanUp, runToEnd, samplePassword, startProduct, temporaryFolder } from '../../kit/product.js';

const orders = [
  { _id: 'order-1', total: 10 },
  { _id: 'order-2', total: 20 },
];
/** Output of a product that should have exited. */
const ready = /^Ready at/m;
const withSample = (environment: Record<string, string>) => ({
  args: ['--sample'],
  dataFolder: temporaryFolder(),
  environment,
});

/** The sample in a database server in another process, where other programs can have collections too. */
describe('the sample in a database outside the product', () => {
  const stores: OutsideStore[] = [];
  const connections: Connection[] = [];

  afterAll(async () => {
    await cleanUp();
    for (const connection of connections) await connection.close();
    for (const store of stores) await store.kill();
  });

  const newDatabase = async () => {
    const store = await serveOutside(temporaryFolder());
    stores.push(store);
    const connection = await createConnection(store.uri, { dbName: 'anaqid' }).asPromise();
    connections.push(connection);
    const collection = connection.collection<(typeof orders)[number]>('orders');
    return { environment: { MONGODB_URI: store.uri }, connection, orders: collection };
  };

  it('is refused where another program has a collection, which stays unchanged', async () => {
    const { environment, connection, orders: kept } = await newDatabase();
    await kept.insertMany(orders);
    const { code, output } = await runToEnd({ ...withSample(environment), killWhenPrinted: ready });
    expect(code).toBe(1);
    expect(output.trim()).toBe(
      'The sample can only be loaded into an empty database, and this one holds the collection orders of another program.',
    );
    expect(await kept.find().toArray()).toEqual(orders);
    expect(await connection.collection('families').countDocuments()).toBe(0);
  });

  it('is refused where a collection of the same name holds documents that the product has not written', async () => {
    const { environment, connection } = await newDatabase();
    await connection.collection<{ _id: string }>('families').insertOne({ _id: 'the Simpsons' });
    const { code, output } = await runToEnd({ ...withSample(environment), killWhenPrinted: ready });
    expect([code, output]).toEqual([1, expect.stringContaining('this one holds other data')]);
    expect(await connection.collection('families').countDocuments()).toBe(1);
  });

  it('is loaded again after a kill without clearing other programs’ collections, and stays for later processes', async () => {
    const { environment, orders: kept } = await newDatabase();
    const start = withSample(environment);
    await (await startProduct({ ...start, args: ['--empty'] })).stop();
    const { output } = await runToEnd({ ...start, killWhenPrinted: / 25 %/ });
    expect(output).toMatch(/Loading the sample .* 25 %/);
    await kept.insertMany(orders);
    const product = await startProduct(start);
    const coordinator = await signedIn(product.url, 'coordinator1');
    expect(await coordinator.ask('{ families { totalCount } }')).toEqual({ families: { totalCount: 25 } });
    expect(await kept.find().toArray()).toEqual(orders);

    // Further processes on the same database, each with its own data folder.
    for (const SAMPLE_PASSWORD of ['', samplePassword]) {
      const another = await startProduct({
        ...withSample({ ...environment, SAMPLE_PASSWORD }),
        args: [],
      });
      expect(another.output()).toMatch(SAMPLE_PASSWORD === '' ? /password: as the start printed it/ : samplePassword);
      await another.stop();
      expect(await coordinator.ask('{ families { totalCount } }')).toEqual({ families: { totalCount: 25 } });
    }
    await product.stop();
  });
});
