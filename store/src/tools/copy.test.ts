import { TestStore } from '../testing/kit.js';
import { copyAll } from './copy.js';

const documents = 3_000;

describe('copy', () => {
  const [from, to] = [new TestStore(), new TestStore()];
  beforeAll(async () => {
    await Promise.all([from.open(), to.open()]);
    await from.db
      .collection<{ _id: number; text: string }>('rows')
      .insertMany(Array.from({ length: documents }, (_, at) => ({ _id: at, text: 'x'.repeat(at % 300) })));
  });
  afterAll(() => Promise.all([from.remove(), to.remove()]));

  it('reports a target that differs from the source', async () => {
    const lines: string[] = [];
    const others: Promise<unknown>[] = [];
    const report = (line: string): void => {
      lines.push(line);
      if (line.includes(`${documents} documents, `))
        others.push(to.db.collection<{ _id: number }>('rows').updateOne({ _id: 5 }, { $set: { text: 'another' } }));
    };
    expect(await copyAll(from.client, to.client, report)).toBe(false);
    await Promise.all(others);
    expect(lines.at(-1)).toMatch(/test\.rows is not the same on both sides/);
    await to.db.dropDatabase();
    expect(await copyAll(from.client, to.client, () => undefined)).toBe(true);
  });
});
