import { staleMutations } from '../drills/stale-mutations.js';

describe('mutations of the store', () => {
  it('replace a text that occurs exactly once in the source', () => {
    expect(staleMutations()).toEqual([]);
  });
});
