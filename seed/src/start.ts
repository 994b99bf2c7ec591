import { parseArgs } from 'node:util';
import { readEnvironment, StartError, startServer, type Prepared, type RunningServer } from '@anaqid/api';
import { sampleSignIns } from './cases/damascus-people.js';
import { samplePasswordOf, setSamplePassword } from './sample-password.js';
import { loadSample, sampleState } from './sample.js';

const usage = 'npm start takes --empty (no sample data) or --sample (the sample into any empty database).';

interface Wishes {
  empty: boolean;
  sample: boolean;
}

/** What `npm start` runs: the product, with the sample on the first start of an empty embedded store. */
async function run(): Promise<void> {
  const wishes = wishesIn(process.argv.slice(2));
  const environment = readEnvironment();
  let samplePassword: string | null = null;
  const server = await startServer({
    environment,
    async prepare(prepared) {
      samplePassword = await prepareSample(prepared, wishes);
    },
  });
  tell(server, samplePassword);
  stopOnSignal(server);
  const reason = await server.failed;
  throw new StartError(`The embedded store stopped: ${reason.message}`);
}

function wishesIn(given: readonly string[]): Wishes {
  try {
    const { values } = parseArgs({
      args: [...given],
      options: { empty: { type: 'boolean', default: false }, sample: { type: 'boolean', default: false } },
    });
    if (values.empty && values.sample) throw new StartError('Choose one of --empty and --sample.');
    return values;
  } catch (error) {
    throw error instanceof StartError ? error : new StartError(usage);
  }
}

/** Loads the sample where it belongs; answers its password where the sample is. */
async function prepareSample(prepared: Prepared, { empty, sample }: Wishes): Promise<string | null> {
  const state = await sampleState(prepared);
  if (sample && state === 'OTHER_DATA') {
    throw new StartError('The sample goes into an empty database only, and this one holds other data.');
  }
  const isWanted = sample || (!empty && prepared.engine === 'EMBEDDED');
  const isLoadable = state === 'HALF_LOADED' || (state === 'ABSENT' && isWanted);
  if (state !== 'LOADED' && !isLoadable) return null;
  const password = samplePasswordOf(prepared.environment);
  if (isLoadable) {
    await loadSample(prepared, password.password, progressLine('Loading the sample (Damascus pilot, invented data)'));
    password.keep();
  } else if (password.isNew) {
    await setSamplePassword(prepared.services, password.password);
    password.keep();
  }
  return password.password;
}

/** One line that grows on a terminal, a few lines elsewhere. */
function progressLine(what: string): (share: number) => void {
  let last = -1;
  return (share) => {
    const percent = Math.floor(share * 100);
    if (process.stdout.isTTY) process.stdout.write(`\r${what}: ${percent} %${percent === 100 ? '\n' : ''}`);
    else if (percent >= last + 25 || (percent === 100 && last !== 100)) {
      console.log(`${what}: ${percent} %`);
      last = percent;
    }
  };
}

function tell({ url, engine, firstAdministratorLink }: RunningServer, samplePassword: string | null): void {
  console.log(engine === 'EMBEDDED' ? 'Engine: embedded store' : 'Engine: MongoDB');
  if (samplePassword !== null) {
    console.log('Sample sign-ins (all people and figures are invented):');
    const width = Math.max(...sampleSignIns.map(({ userName }) => userName.length));
    for (const { userName, about } of sampleSignIns) console.log(`  ${userName.padEnd(width)}  ${about}`);
    console.log(`  password: ${samplePassword}`);
  }
  if (firstAdministratorLink !== null) {
    console.log(`Make the first administrator with this link; it works once:\n  ${firstAdministratorLink}`);
  }
  console.log(`Ready at ${url}`);
}

/** Ctrl-C finishes what is being answered; a second one does not wait. */
function stopOnSignal(server: RunningServer): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    console.log('Stopping...');
    server.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(`Stopping failed: ${messageOf(error)}`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

run().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : `Anaqid could not go on: ${messageOf(error)}`);
  process.exit(1);
});
