import { setImmediate } from 'node:timers/promises';

const longestMs = 15;

/**
 * For work of many small parts on the serving thread: call what it returns between the parts, and other requests are answered in
 * between.
 */
export function breathing(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < longestMs) return;
    await setImmediate();
    began = performance.now();
  };
}
