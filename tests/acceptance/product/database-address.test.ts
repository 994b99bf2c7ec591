import { serveOutside, type OutsideStore } from '../../kit/outside-store.js';
import { cleanUp, runToEnd, temporaryFolder } from '../../kit/product.js';

const nobody = 'mongodb://127.0.0.1:1';

/** What the start says of a MONGODB_URI that leads to no database, or to one that would not keep what it acknowledges. */
describe('the address of a database', () => {
  let store: OutsideStore;
  let host: string;

  beforeAll(async () => {
    store = await serveOutside(temporaryFolder());
    host = new URL(store.uri).host;
  });

  afterAll(async () => {
    await cleanUp();
    await store.kill();
  });

  const outputOf = async (uri: string): Promise<string> => {
    const { output } = await runToEnd({
      args: ['--empty'],
      dataFolder: temporaryFolder(),
      environment: { MONGODB_URI: uri },
      killWhenPrinted: /^Ready at/m,
    });
    return output.trim();
  };

  it.each([
    ['nobody listens', () => nobody, /does not answer\. Start it, or correct the address\.$/],
    ['the host is unknown', () => 'mongodb://no-such-host.invalid/', /^The host named in MONGODB_URI is unknown\./],
    ['there is no scheme', () => host, /^MONGODB_URI must begin with mongodb:\/\/ or mongodb\+srv:\/\/\.$/],
    ['an option is unknown', () => `mongodb://${host}/?colour=red`, /^MongoDB knows no option colour;/],
    ['the set has another name', () => `mongodb://${host}/?replicaSet=other`, /do not belong to the replica set other/],
  ])('is refused with its reason when %s', async (_case, uri, sentence) => {
    expect(await outputOf(uri())).toMatch(sentence);
  });

  it('may not weaken what is read or written', async () => {
    expect(await outputOf(`mongodb://${host}/?replicaSet=embedded&w=0`)).toBe(
      'The option w in MONGODB_URI would weaken reads or writes, which Anaqid does not allow. Remove it.',
    );
  });

  it('may repeat what the product does anyway', async () => {
    const options = 'replicaSet=embedded&directConnection=true&w=majority&retryWrites=true&readPreference=primary';
    expect(await outputOf(`mongodb://${host}/?${options}`)).toMatch(/Ready at/);
  });
});
