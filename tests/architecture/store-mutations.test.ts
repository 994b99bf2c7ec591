import { staleMutations } from '../drills/stale-mutations.js';

describe('mutations of the store', () => {
  it('each occur exactly once in the source, so that the drill can make them', () => {
    expect(staleMutations()).toEqual([]);
  });
});
