/** Results that are kept in memory by a key that names everything they follow from, and computed once however many ask at once. */
export interface Kept<T> {
  /** The result of this key; `make` runs if it is not kept. A failure is not kept. */
  get(key: string, make: () => Promise<T>): Promise<T>;
}

/** @param most Number of results that are kept; the one that was asked for longest ago gives way. */
export function createKept<T>(most: number): Kept<T> {
  const results = new Map<string, Promise<T>>();
  return {
    async get(key, make) {
      const result = results.get(key) ?? make();
      // Again at the end: maps keep the order in which keys were added.
      results.delete(key);
      results.set(key, result);
      for (const oldest of results.keys()) {
        if (results.size <= most) break;
        results.delete(oldest);
      }
      try {
        return await result;
      } catch (error) {
        if (results.get(key) === result) results.delete(key);
        throw error;
      }
    },
  };
}
