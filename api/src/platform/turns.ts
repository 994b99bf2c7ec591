/** The last turn of each key; keys that nobody waits for are not kept. */
const lastTurns = new Map<string, Promise<void>>();

/**
 * Runs work when all earlier work on any of these keys in this process has ended. Work on one key would otherwise run into write
 * conflicts with itself and be repeated.
 */
export async function inTurn<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
  const own = new Set(keys);
  const earlier = [...own].flatMap((key) => lastTurns.get(key) ?? []);
  let end = (): void => undefined;
  const turn = new Promise<void>((resolve) => {
    end = resolve;
  });
  // All keys are taken in one step, so that two requests never wait for each other.
  for (const key of own) lastTurns.set(key, turn);
  await Promise.all(earlier);
  try {
    return await work();
  } finally {
    end();
    for (const key of own) if (lastTurns.get(key) === turn) lastTurns.delete(key);
  }
}
