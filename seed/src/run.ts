/** `npm run seed -- damascus-pilot` loads a sample into the empty database that `npm start` would use, and exits. */
import { readEnvironment, StartError, startServer } from '@anaqid/api';
import { samplePasswordOf } from './sample-password.js';
import { loadSample, refuseOtherData, sampleState } from './sample.js';

const sampleNames = ['damascus-pilot'];
const [sampleName = sampleNames[0]] = process.argv.slice(2);

async function run(): Promise<void> {
  if (sampleName === undefined || !sampleNames.includes(sampleName)) {
    throw new StartError(`Unknown sample. Available samples: ${sampleNames.join(', ')}.`);
  }
  const server = await startServer({
    environment: { ...readEnvironment(), port: 0 },
    async prepare(prepared) {
      const state = await sampleState(prepared);
      if (state === 'LOADED') throw new StartError('The sample is already loaded.');
      if (state === 'OTHER_DATA') await refuseOtherData(prepared);
      const password = samplePasswordOf(prepared.environment);
      await loadSample(prepared, password.password, (share) => console.log(`${Math.floor(share * 100)} %`));
      password.store();
      console.log(`Loaded. The password of its accounts is ${password.password}`);
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
