/** `npm run dev`: restarts the server on changes; the screens reload by themselves. */
import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const { buildStore } = await import('../store/build.mjs');
await buildStore();

const environment = { ...process.env, NODE_ENV: 'development' };
const commands = [
  ['node_modules/tsx/dist/cli.mjs', 'watch', 'seed/src/start.ts', ...process.argv.slice(2)],
  ['node_modules/vite/bin/vite.js', 'web'],
];
const children = commands.map((args) =>
  spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: environment }),
);

const stop = () => children.forEach((child) => child.kill('SIGTERM'));
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
children.forEach((child) => child.on('exit', stop));
