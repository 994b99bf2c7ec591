/**
 * Exits with 0 if every acknowledged write was flushed: the part of `drill:store-faults` that `drill:store-mutations`
 * runs.
 */
import { buildStore } from '../../store/build.mjs';
import { flushRow } from './fault-flush.js';

await buildStore();
const { outcome, detail } = await flushRow();
console.log(detail);
process.exitCode = outcome === 'FAILED' ? 1 : 0;
