/**
 * `npm run bench` runs all benchmarks, `npm run bench -- store` the named ones. Figures depend on the machine; compare
 * ratios.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';

const folder = import.meta.dirname;
const all = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length))
  .sort();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${all.join(', ')}.`);
  process.exit(1);
}
for (const name of wanted.length === 0 ? all : wanted) {
  console.log(`\n# ${name}`);
  const { bench } = (await import(path.join(folder, `${name}.bench.ts`))) as { bench: () => Promise<void> };
  await bench();
}
