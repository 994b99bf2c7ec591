import { parseArgs } from 'node:util';
import { readEnvironment, StartError, startServer, type Prepared, type RunningServer } from '@anaqid/api';
import { sampleSignIns } from './cases/damascus-people.js';
import { samplePasswordOf, setSamplePassword } from './sample-password.js';
import { loadSample, refuseOtherData, sampleState } from './sample.js';

const usage =
  'Usage: npm start [-- --empty | --sample]  (--empty: no sample data; --sample: load the sample into any empty database)';

interface StartOptions {
  empty: boolean;
  sample: boolean;
}

/** Starts the product for `npm start`; the first start of an empty embedded store loads the sample. */
async function run(): Promise<void> {
  const options = parseStartOptions(process.argv.slice(2));
  const environment = readEnvironment();
  let samplePassword: string | null = null;
  const server = await startServer({
    environment,
    rollingUp: progressLine('Building roll-ups of the present data'),
    async admit(prepared) {
      const isOther = options.sample && (await sampleState(prepared)) === 'OTHER_DATA';
      if (isOther) await refuseOtherData(prepared);
    },
    async prepare(prepared) {
      samplePassword = await prepareSample(prepared, options);
    },
  });
  // Registered before the product is announced as ready, since whoever reads that may stop it at once.
  stopOnSignal(server);
  printStart(server, samplePassword);
  const reason = await server.failed;
  throw new StartError(`The embedded store stopped: ${reason.message}`);
}

function parseStartOptions(args: readonly string[]): StartOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { empty: { type: 'boolean', default: false }, sample: { type: 'boolean', default: false } },
    });
    if (values.empty && values.sample) throw new StartError('Choose one of --empty and --sample.');
    return values;
  } catch (error) {
    throw error instanceof StartError ? error : new StartError(usage);
  }
}

/** Printed instead of the password if another data folder has it. */
const passwordElsewhere = 'as the start printed it that loaded the sample; SAMPLE_PASSWORD sets another';

/**
 * Loads the sample if it is requested or if this is a first start. Returns the text to print as its password; null if
 * no sample is loaded. On a database that already has the sample, a new data folder leaves the accounts unchanged
 * unless a password is set.
 */
async function prepareSample(prepared: Prepared, { empty, sample }: StartOptions): Promise<string | null> {
  const state = await sampleState(prepared);
  const isWanted = sample || (!empty && prepared.engine === 'EMBEDDED');
  const isLoadable = state === 'HALF_LOADED' || (state === 'ABSENT' && isWanted);
  if (state !== 'LOADED' && !isLoadable) return null;
  const password = samplePasswordOf(prepared.environment);
  if (isLoadable) {
    await loadSample(prepared, password.password, progressLine('Loading the sample (Damascus pilot, invented data)'));
    password.store();
  } else if (password.isMadeUp) return passwordElsewhere;
  else if (password.isNew) {
    await setSamplePassword(prepared.services, password.password);
    password.store();
  }
  return password.password;
}

/** Prints progress: in place on a terminal, otherwise a line for each quarter. */
function progressLine(label: string): (share: number) => void {
  let last = -1;
  return (share) => {
    const percent = Math.floor(share * 100);
    if (process.stdout.isTTY) process.stdout.write(`\r${label}: ${percent} %${percent === 100 ? '\n' : ''}`);
    else if (percent >= last + 25 || (percent === 100 && last !== 100)) {
      console.log(`${label}: ${percent} %`);
      last = percent;
    }
  };
}

/** Prints the engine, the sample's sign-ins, the first administrator's link and the address. */
function printStart({ url, engine, firstAdministratorLink }: RunningServer, samplePassword: string | null): void {
  console.log(engine === 'EMBEDDED' ? 'Engine: embedded store' : 'Engine: MongoDB');
  if (samplePassword !== null) {
    console.log('Sample sign-ins (all people and figures are invented):');
    const width = Math.max(...sampleSignIns.map(({ userName }) => userName.length));
    for (const { userName, about } of sampleSignIns) console.log(`  ${userName.padEnd(width)}  ${about}`);
    console.log(`  password: ${samplePassword}`);
  }
  if (firstAdministratorLink !== null) {
    console.log(`Create the first administrator with this link (valid once):\n  ${firstAdministratorLink}`);
  }
  console.log(`Ready at ${url}`);
}

/** The first Ctrl-C finishes the running requests, the second exits at once. */
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
  console.error(error instanceof StartError ? error.message : `Anaqid stopped: ${messageOf(error)}`);
  process.exit(1);
});
