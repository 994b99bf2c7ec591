/**
 * `npm run drill:store-faults -- --times 5 --seed 1`: damage to every file of a data folder, a full disk, a disk that
 * cannot be written. The store must refuse with a clear sentence or serve all data. Prints a line for each fault; exits
 * with 1 if one failed.
 */
import { parseArgs } from 'node:util';
import { buildStore } from '../../store/build.mjs';
import { diskRows } from './fault-disk.js';
import { flushRow } from './fault-flush.js';
import { damageRows, type Row } from './fault-rows.js';

const { values } = parseArgs({
  options: { times: { type: 'string', default: '5' }, seed: { type: 'string', default: String(Date.now() % 1e6) } },
});
const [times, seed] = [Number(values.times), Number(values.seed)];
const counts = { refused: 0, served: 0, FAILED: 0 };
const say = ({ what, outcome, detail }: Row): void => {
  counts[outcome]++;
  console.log(`${outcome.padEnd(8)} ${what}${detail === '' ? '' : `: ${detail}`}`);
};
console.log(`seed ${seed}`);
await buildStore();
say(await flushRow());
await diskRows(say);
await damageRows(seed, times, say);
const rows = counts.refused + counts.served + counts.FAILED;
console.log(
  `${rows} faults: ${counts.refused} refused clearly, ${counts.served} served everything, ${counts.FAILED} failed`,
);
process.exitCode = counts.FAILED === 0 ? 0 : 1;
