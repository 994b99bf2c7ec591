import { parseArgs } from 'node:util';
import { cleanUp } from '../kit/product.js';
import { killWhileLogging } from './kill-while-logging.js';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '20' }, seed: { type: 'string', default: String(Date.now() % 1e6) } },
});
console.log(`seed ${values.seed}`);
const report = await killWhileLogging(Number(values.rounds), Number(values.seed), (line) => console.log(line));
await cleanUp();
console.log(JSON.stringify(report, null, 2));
const wrong = [
  report.lost,
  report.invented,
  report.doubled,
  report.withoutRevision,
  report.withoutAudit,
  report.wrongRollups,
  report.surprises,
];
process.exitCode = wrong.some((list) => list.length > 0) || report.acknowledged === 0 ? 1 : 0;
