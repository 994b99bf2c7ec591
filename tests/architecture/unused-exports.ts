import type { Module } from './module-graph.js';

/** Exports that no other module imports, directly or through a re-export, as `file:line: name`. */
export function unusedExports(modules: ReadonlyMap<string, Module>, isChecked: (file: string) => boolean): string[] {
  const used = usedNames(modules);
  const isUsed = (file: string, name: string): boolean =>
    used.has(`${file}#${name}`) || (name !== 'default' && used.has(`${file}#*`));
  return [...modules.values()]
    .filter(({ file }) => isChecked(file))
    .flatMap(({ file, declared, passedOn }) => [
      ...[...declared].filter(([name]) => !isUsed(file, name)).map(([name, line]) => `${file}:${line}: ${name}`),
      ...passedOn.filter(({ as }) => as !== '*' && !isUsed(file, as)).map(({ as }) => `${file}: ${as}`),
    ])
    .sort();
}

/** Used names as `file#name`: imported names, and the names behind re-exports. */
function usedNames(modules: ReadonlyMap<string, Module>): ReadonlySet<string> {
  const used = new Set<string>();
  const waiting = [...modules.values()].flatMap(({ imported }) => imported);
  for (let taken = waiting.pop(); taken !== undefined; taken = waiting.pop()) {
    const { from, name } = taken;
    if (used.has(`${from}#${name}`)) continue;
    used.add(`${from}#${name}`);
    for (const passed of modules.get(from)?.passedOn ?? []) {
      if (passed.as === '*') waiting.push({ from: passed.from, name });
      else if (name === '*' || passed.as === name) waiting.push({ from: passed.from, name: passed.name });
    }
  }
  return used;
}
