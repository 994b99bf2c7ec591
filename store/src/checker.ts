/**
 * Checks a data folder: `checker FOLDER [LAST_COMMIT] [live]`. Exits with 0 when the folder is sound, and with 1 and the reason
 * in the last line of its output when it is not. It runs in a process of its own because a damaged file can crash it.
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
