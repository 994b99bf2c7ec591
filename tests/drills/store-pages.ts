/**
 * `npm run drill:store-pages -- --rounds 50 --records 1000000 --seed 1`: see page-rounds.ts. Exits with 1 if an intact
 * folder was refused.
 */
import { parseArgs } from 'node:util';
import { buildStore } from '../../store/build.mjs';
import { pageRounds, toldFigures } from './page-rounds.js';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    records: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(Date.now() % 1e6) },
  },
});
const [rounds, records, seed] = [Number(values.rounds), Number(values.records), Number(values.seed)];
console.log(`seed ${seed}, ${rounds} rounds`);
await buildStore();
const report = await pageRounds({ rounds, records, seed, say: (line) => console.log(line) });
for (const fault of report.faults.slice(0, 20)) console.log(`fault: ${fault}`);
console.log(
  `${report.rounds} kills and ${report.firstStarts} of a first start, ${report.acknowledged} commands acknowledged: ` +
    `${report.faults.length} faults; at most ${toldFigures(report.most)}; back in ${report.slowestStart} ms (slowest)`,
);
process.exitCode = report.faults.length === 0 && report.rounds === rounds ? 0 : 1;
