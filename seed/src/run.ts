/** `npm run seed -- damascus-pilot`: loads a sample into the empty database that `npm start` would use, and ends. */
import { readEnvironment, StartError, startServer } from '@anaqid/api';
import { samplePasswordOf } from './sample-password.js';
import { loadSample, sampleState } from './sample.js';

const cases = ['damascus-pilot'];
const [wanted = cases[0]] = process.argv.slice(2);

async function run(): Promise<void> {
  if (wanted === undefined || !cases.includes(wanted)) throw new StartError(`There is: ${cases.join(', ')}.`);
  const server = await startServer({
    environment: { ...readEnvironment(), port: 0 },
    async prepare(prepared) {
      const state = await sampleState(prepared);
      if (state === 'LOADED') throw new StartError('The sample is loaded already.');
      if (state === 'OTHER_DATA') throw new StartError('The database holds other data; a sample needs an empty one.');
      const password = samplePasswordOf(prepared.environment);
      await loadSample(prepared, password.password, (share) => console.log(`${Math.floor(share * 100)} %`));
      password.keep();
      console.log(`Loaded; the password of its accounts is ${password.password}`);
    },
  });
  await server.close();
}

run().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
