/**
 * `npm run drill:store-crash -- --rounds 200 --seed 1`: see crash-rounds.ts. Exits with 1 if a write was lost,
 * duplicated, stored in part or invented.
 */
import { parseArgs } from 'node:util';
import { buildStore } from '../../store/build.mjs';
import { crashRounds, faultsOf } from './crash-rounds.js';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1e6) },
    documents: { type: 'string', default: '100000' },
  },
});
const [rounds, seed, documents] = [Number(values.rounds), Number(values.seed), Number(values.documents)];
console.log(`seed ${seed}, ${rounds} rounds`);
await buildStore();
const report = await crashRounds({ rounds, seed, documents, say: (line) => console.log(line) });
for (const kind of ['lost', 'doubled', 'half', 'invented', 'surprises'] as const)
  for (const fault of report[kind].slice(0, 20)) console.log(`${kind}: ${fault}`);
const { lost, doubled, half, invented, surprises } = report;
console.log(
  `${report.rounds} rounds and ${report.killsAtStart} kills at start, ${report.acknowledged} writes acknowledged, ` +
    `${report.inDoubt} in doubt settled, ${report.replayed} sent twice: ${lost.length} lost, ${doubled.length} doubled, ` +
    `${half.length} half transactions, ${invented.length} invented, ${surprises.length} surprises; ` +
    `back in ${report.medianRestart} ms (median), ${report.slowestRestart} ms (slowest)`,
);
process.exitCode = faultsOf(report) === 0 && report.rounds === rounds && report.slowestRestart <= 10_000 ? 0 : 1;
