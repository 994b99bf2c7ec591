/**
 * `npm run rollups -- verify` compares all roll-ups with their records, `rebuild` writes them anew. On the embedded store the product
 * must not run at the same time; on a MongoDB server it may.
 */
import { migrate } from './app/migrate.js';
import { createServices } from './app/services.js';
import { systemClock } from './platform/clock.js';
import { openDatabase } from './platform/database.js';
import { readEnvironment } from './platform/environment.js';
import { StartError } from './platform/errors.js';

const usage = 'Usage: npm run rollups -- verify | rebuild';
const shownDifferences = 100;

async function run(command: string | undefined): Promise<boolean> {
  if (command !== 'verify' && command !== 'rebuild') throw new StartError(usage);
  const { connection, close } = await openDatabase(readEnvironment());
  try {
    await migrate({ connection, clock: systemClock });
    const { useCases } = createServices({ connection, clock: systemClock });
    if (command === 'rebuild') {
      await useCases.rebuildRollups(printProgress('Rebuilding roll-ups'));
      return true;
    }
    const differences = await useCases.verifyRollups(printProgress('Comparing roll-ups with their records'));
    for (const { collection, id, kind, fields } of differences.slice(0, shownDifferences)) {
      console.log(`${collection} ${id}: ${[kind.toLowerCase(), ...fields].join(' ')}`);
    }
    console.log(differences.length === 0 ? 'No difference' : `Differences: ${differences.length}`);
    return differences.length === 0;
  } finally {
    await close();
  }
}

/** Prints each new tenth. */
function printProgress(label: string): (share: number) => void {
  let printed = -1;
  return (share) => {
    const tenths = Math.floor(share * 10);
    if (tenths > printed) console.log(`${label}: ${tenths * 10} %`);
    printed = tenths;
  };
}

run(process.argv[2]).then(
  (isWell) => process.exit(isWell ? 0 : 1),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(2);
  },
);
