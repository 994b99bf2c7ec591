import { readFileSync } from 'node:fs';
import path from 'node:path';
import { moduleGraph, type Module } from './module-graph.js';
import { declaredPackages, manifestOf, peersOf, workspaceFolders } from './packages.js';
import { root } from './source-files.js';

describe('packages', () => {
  const modules = [...moduleGraph().values()];

  it('are used: imported, named in a script or configuration, or required by a used package', () => {
    const unused = workspaceFolders().flatMap((folder) => {
      const isBelow = (file: string): boolean => folder === '.' || file.startsWith(`${folder}/`);
      const below = modules.filter(({ file }) => isBelow(file));
      const imported = new Set(below.flatMap(({ packages }) => [...packages]));
      const settings = [
        JSON.stringify(manifestOf(folder).scripts ?? {}),
        ...below.filter(isSetting).map(({ file }) => readFileSync(path.join(root, file), 'utf8')),
      ].join('\n');
      const declared = declaredPackages(folder);
      const isUsed = (name: string): boolean => imported.has(name) || isNamedIn(settings, name);
      const used = new Set(declared.filter(isUsed));
      const peers = new Set([...used].flatMap((name) => peersOf(folder, name)));
      const typesOf = (name: string): string => name.replace('@types/', '');
      const isTypesOfUsed = (name: string): boolean =>
        name.startsWith('@types/') && (used.has(typesOf(name)) || ambientTypes.has(typesOf(name)));
      return declared
        .filter((name) => !used.has(name) && !peers.has(name) && !isTypesOfUsed(name))
        .map((name) => `${folder}: ${name}`);
    });
    expect(unused).toEqual([]);
  });
});

/** Types that every file has without an import. */
const ambientTypes = new Set(['node', 'jest']);

const isSetting = ({ file }: Module): boolean =>
  /\.(mjs|cjs)$|vite\.config\.ts$|\/build\/|^tests\/architecture\//.test(file);

/** Whether a text names a package: as a word of a command, a string or a folder in a path. */
function isNamedIn(text: string, name: string): boolean {
  const escaped = name.replace(/[/.]/g, '\\$&');
  return new RegExp(`(^|['"\\s/])${escaped}(['"\\s/]|$)`, 'm').test(text);
}
