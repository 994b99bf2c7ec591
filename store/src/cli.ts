import path from 'node:path';
import { serve } from './serve.js';

const usage = `Usage: npm run store -- serve [DIR] [--port N] [--dir DIR]`;

interface Arguments {
  command: string | undefined;
  positional: string[];
  options: Map<string, string>;
}

const { command, positional, options } = parse(process.argv.slice(2));
try {
  if (command === 'serve') await runServer();
  else {
    console.error(usage);
    process.exitCode = 2;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

/** Serves until Ctrl-C. */
async function runServer(): Promise<void> {
  const folder = path.resolve(options.get('dir') ?? positional[0] ?? 'data');
  const port = Number(options.get('port') ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port takes a number up to 65535\n${usage}`);
  const serving = await serve(folder, { port });
  const stop = (): void => {
    serving.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(`Closing failed: ${error instanceof Error ? error.message : String(error)}`);
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  console.log(`Serving ${folder} at ${serving.uri}`);
}

function parse(given: string[]): Arguments {
  const options = new Map<string, string>();
  const positional: string[] = [];
  for (let at = 1; at < given.length; at++) {
    const argument = given[at]!;
    if (argument.startsWith('--')) options.set(argument.slice(2), given[++at] ?? '');
    else positional.push(argument);
  }
  return { command: given[0], positional, options };
}
