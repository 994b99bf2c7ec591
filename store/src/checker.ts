/**
 * The program that checks a data folder: `checker FOLDER [LAST_COMMIT] [live]`. It ends with 0 when all is well, with 1 and the
 * reason in its last line when not; a damaged file may also take it down.
 */
import { checkData } from './tools/check.js';

const [folder = '', lastCommit = '0', live] = process.argv.slice(2);
try {
  const reason = await checkData(folder, (line) => console.log(line), {
    lastCommit: Number(lastCommit),
    live: live === 'live',
  });
  if (reason !== undefined) console.log(reason);
  process.exitCode = reason === undefined ? 0 : 1;
} catch (error) {
  console.log(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
