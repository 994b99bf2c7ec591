import { signedIn } from '../../kit/client.js';
import { cleanUp, startSampleProduct, type Product } from '../../kit/product.js';

interface Fault {
  readonly code?: string;
  readonly cost?: number;
  readonly limit?: number;
  readonly seconds?: number;
}

describe('requests that cost too much', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startSampleProduct();
  });
  afterAll(cleanUp);

  it('are refused before they run, and say what they cost', async () => {
    const services = (inner: string): string => `interventions(first:100){edges{node{${inner}}}}`;
    const document = `{families(first:100){edges{node{${services(`family{${services('id')}}`)}}}}}`;
    const coordinator = await signedIn(product.url, 'coordinator1');
    const { status, data, errors } = await coordinator.send(document);
    const fault = errors[0]?.extensions as Fault;
    expect({ status, data, code: fault.code }).toEqual({ status: 400, data: null, code: 'TOO_EXPENSIVE' });
    expect(fault.cost).toBeGreaterThan(fault.limit ?? Infinity);
    expect(await coordinator.ask('{ families(first: 1) { edges { node { code } } } }')).toEqual({
      families: { edges: [{ node: { code: 'F-001' } }] },
    });
  });

  it('are refused to somebody whose minute is spent, on every device, and to nobody else', async () => {
    const outcomes = Array.from({ length: 28 }, (_, field) => `f${field}: pilotOutcomes(pilotId: "none") { horizon }`);
    const document = `{ ${outcomes.join(' ')} }`;
    const [phone, desk] = [await signedIn(product.url, 'minister'), await signedIn(product.url, 'minister')];
    let refused: Response | null = null;
    for (let sent = 0; sent < 30 && refused === null; sent += 1) {
      const response = await phone.fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: document }),
      });
      if (response.status !== 200) refused = response;
    }
    if (refused === null) throw new Error('no request was refused');
    const { errors } = (await refused.json()) as { errors: { extensions: Fault }[] };
    const { code, seconds } = errors[0]?.extensions ?? {};
    expect({ status: refused.status, code }).toEqual({ status: 429, code: 'TOO_MANY_REQUESTS' });
    expect(refused.headers.get('retry-after')).toBe(String(seconds));
    expect((await desk.send(document)).status).toBe(429);
    // What little there is left of the minute is enough for small requests.
    expect((await desk.send('{ viewer { userName } }')).status).toBe(200);
    expect((await (await signedIn(product.url, 'federation')).send(document)).status).toBe(200);
  });
});
