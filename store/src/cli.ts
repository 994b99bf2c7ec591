import path from 'node:path';
import { parseArgs } from 'node:util';
import { serve } from './serve.js';
import { backUp, requireEmpty, restore } from './tools/backup.js';
import { requireDataFolder, runCheck } from './tools/check.js';

const usage = `Usage: npm run store -- COMMAND

  serve [DIR] [--port N]         serves the data folder until Ctrl-C; prints the connection string
  check [DIR]                    reads everything and compares it with itself, also while the store runs
  backup [DIR] TARGET            copies the data folder into the new folder TARGET, also while the store runs
  restore BACKUP [DIR]           checks a backup and puts it into the empty folder DIR;
          [--replace]            with --replace into one with data, which is kept in a folder beside
  export [DIR] URI               copies all documents and indexes to a MongoDB server
  import URI [DIR]               copies all documents and indexes from a MongoDB server into an empty folder

DIR is the data folder; without it DATA_DIR, else data. It can be given as --dir DIR as well.
The command ends with 0 when all went well, with 1 when not, with 2 when it was not understood.`;

/** The command line is not valid; the usage is printed. */
class UsageError extends Error {}

const printLine = (line: string): void => console.log(line);

/** The command line of the checker: its source or its bundle, like this program. */
const checker = [
  process.execPath,
  ...process.execArgv,
  path.join(import.meta.dirname, `checker${path.extname(import.meta.filename)}`),
];

interface Arguments {
  positional: string[];
  dir: string | undefined;
  port: number | undefined;
  replace: boolean;
}

const commands: Readonly<Record<string, (args: Arguments) => Promise<boolean>>> = {
  serve: runServer,
  check: (args) => runCheck(resolveArguments(args, []).folder, checker, printLine),
  backup: (args) => {
    const { folder, other } = resolveArguments(args, ['folder', 'other']);
    return backUp(folder, path.resolve(other), checker, printLine);
  },
  restore: (args) => {
    const { folder, other } = resolveArguments(args, ['other', 'folder']);
    return restore(path.resolve(other), folder, checker, printLine, { replace: args.replace });
  },
  export: (args) => {
    const { folder, other } = resolveArguments(args, ['folder', 'other']);
    requireDataFolder(folder);
    return copyBetween(folder, other, 'out');
  },
  import: (args) => {
    const { folder, other } = resolveArguments(args, ['other', 'folder']);
    requireEmpty(folder);
    return copyBetween(folder, other, 'in');
  },
};

try {
  const [name = '', ...rest] = process.argv.slice(2);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined)
    throw new UsageError(name === '' ? 'No command was given.' : `There is no command ${name}.`);
  if (!(await command(parse(rest)))) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  if (error instanceof UsageError) console.error(`\n${usage}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

/** Starts the server and returns; SIGINT and SIGTERM stop it. */
async function runServer(args: Arguments): Promise<boolean> {
  const { folder } = resolveArguments(args, []);
  const serving = await serve(folder, { port: args.port, checker });
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
  return true;
}

/** Serves the folder for the time of the copy, and copies to or from the server at `uri`. */
async function copyBetween(folder: string, uri: string, direction: 'in' | 'out'): Promise<boolean> {
  if (!/^mongodb(?:\+srv)?:\/\//.test(uri)) throw new UsageError(`${uri} is not a connection string (mongodb://...).`);
  const { MongoClient } = await import('mongodb');
  const { copyAll } = await import('./tools/copy.js');
  const there = await new MongoClient(uri, { serverSelectionTimeoutMS: 10_000 }).connect().catch((error: unknown) => {
    throw new Error(`${uri} does not answer: ${error instanceof Error ? error.message : String(error)}`);
  });
  try {
    const serving = await serve(folder, { checker });
    try {
      const here = await new MongoClient(serving.uri).connect();
      try {
        return direction === 'out' ? await copyAll(here, there, printLine) : await copyAll(there, here, printLine);
      } finally {
        await here.close();
      }
    } finally {
      await serving.close();
    }
  } finally {
    await there.close();
  }
}

/** The data folder and the other argument of a command, given in `order`; the folder is optional. */
function resolveArguments(
  { positional, dir }: Arguments,
  order: readonly ('folder' | 'other')[],
): { folder: string; other: string } {
  const usual = dir ?? process.env['DATA_DIR'] ?? 'data';
  const names = order.length === 0 ? ['folder'] : order;
  if (positional.length > names.length - (dir === undefined ? 0 : 1))
    throw new UsageError(`Too many arguments: ${positional.join(' ')}`);
  const present = positional.length === names.length ? names : names.filter((name) => name !== 'folder');
  const byName = new Map(present.map((name, at) => [name, positional[at]]));
  const other = byName.get('other');
  if (order.length > 0 && (other === undefined || other === '')) throw new UsageError('An argument is missing.');
  return { folder: path.resolve(byName.get('folder') ?? usual), other: other ?? '' };
}

function parse(argv: string[]): Arguments {
  const options = { dir: { type: 'string' }, port: { type: 'string' }, replace: { type: 'boolean' } } as const;
  try {
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535))
      throw new UsageError('--port takes a number up to 65535.');
    return { positional: positionals, dir: values.dir, port, replace: values.replace === true };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
