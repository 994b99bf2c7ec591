import { inTurn } from './turns.js';

/** Work that takes until it is ended by hand. */
function startWork(keys: readonly string[], log: string[], name: string) {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const done = inTurn(keys, async () => {
    log.push(name);
    await ended;
  });
  return { end, done };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('turns', () => {
  test('work on one key runs one after the other, other keys do not wait', async () => {
    const log: string[] = [];
    const first = startWork(['a', 'b'], log, 'first');
    const second = startWork(['b', 'c'], log, 'second');
    const third = startWork(['c', 'a'], log, 'third');
    const other = startWork(['d'], log, 'other');
    await settle();
    expect(log).toEqual(['first', 'other']);
    first.end();
    await first.done;
    await settle();
    expect(log).toEqual(['first', 'other', 'second']);
    for (const work of [second, third, other]) work.end();
    await Promise.all([second.done, third.done, other.done]);
    expect(log).toEqual(['first', 'other', 'second', 'third']);
  });

  test('work that fails gives the turn to the next', async () => {
    const failing = inTurn(['e'], () => Promise.reject(new Error('no')));
    const next = inTurn(['e'], async () => 'next');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('next');
  });

  test('a key that is named twice does not wait for itself', async () => {
    expect(await inTurn(['f', 'f'], async () => 'done')).toBe('done');
  });
});
