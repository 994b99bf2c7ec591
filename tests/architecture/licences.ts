import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { lockedPackages, type LockedPackage } from './packages.js';
import { root } from './source-files.js';

/** Licences compatible with Apache-2.0, each with the reason. */
const allowed: ReadonlyMap<string, string> = new Map([
  ['0BSD', 'permissive'],
  ['Apache-2.0', 'permissive; the licence of this repository'],
  ['BlueOak-1.0.0', 'permissive'],
  ['BSD-2-Clause', 'permissive'],
  ['BSD-3-Clause', 'permissive'],
  ['CC0-1.0', 'public domain'],
  ['ISC', 'permissive'],
  ['MIT', 'permissive'],
  ['MIT-0', 'permissive'],
  ['OFL-1.1', 'for fonts: they may be cut down and shipped with a product, not sold by themselves'],
  ['Unlicense', 'public domain'],
]);

/** Licences of packages that are not shipped: they only run, unchanged, while the product is built or tested. */
const allowedForDevelopment: ReadonlyMap<string, string> = new Map([
  ['CC-BY-4.0', 'data about browsers, read while building'],
  ['MPL-2.0', 'copyleft of single files: whoever changes one publishes it'],
  ['Python-2.0', 'permissive'],
  ['Zlib', 'permissive'],
]);

/** Development packages of which parts are built into the screens. */
const builtIn = new Set([
  '@fontsource-variable/noto-sans-arabic',
  'workbox-core',
  'workbox-precaching',
  'workbox-routing',
  'workbox-strategies',
  'workbox-window',
]);

interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression; empty if the package has none. */
  readonly licence: string;
  /** Address of its source; empty if the package has none. */
  readonly source: string;
  /** Whether parts of it are in the running product. */
  readonly isShipped: boolean;
}

/** Every package of the lock file, once per version, by name, for all platforms. */
export function installedPackages(): InstalledPackage[] {
  const locked = lockedPackages();
  const packages = new Map<string, InstalledPackage>();
  for (const [folder, entry] of Object.entries(locked)) {
    if (entry.link === true || !folder.includes('node_modules/')) continue;
    const name = nameIn(folder);
    const { version = '', license: licence = '' } = entry;
    const isShipped = (entry.dev !== true && entry.devOptional !== true) || builtIn.has(name);
    const before = packages.get(`${name} ${version}`);
    const source = isShipped ? sourceOf(folder, locked) : '';
    packages.set(
      `${name} ${version}`,
      before?.isShipped === true ? before : { name, version, licence, source, isShipped },
    );
  }
  const keyOf = ({ name, version }: InstalledPackage): string => `${name} ${version}`;
  return [...packages.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** Packages whose licence is not allowed, as `name version: licence`. */
export function refusedLicences(packages: readonly InstalledPackage[]): string[] {
  return packages
    .filter(({ licence, isShipped }) => !isAllowed(licence, isShipped))
    .map(({ name, version, licence }) => `${name} ${version}: ${licence}`);
}

/** `A AND B` needs both, `A OR B` one of the two. */
function isAllowed(expression: string, isShipped: boolean): boolean {
  const isOne = (licence: string): boolean =>
    allowed.has(licence) || (!isShipped && allowedForDevelopment.has(licence));
  return expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every(isOne));
}

const nameIn = (folder: string): string => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** The repository that the package names; for a build for another platform, that of the package that depends on it. */
function sourceOf(folder: string, locked: Readonly<Record<string, LockedPackage>>): string {
  const asking = Object.entries(locked).find(
    ([, { optionalDependencies = {} }]) => nameIn(folder) in optionalDependencies,
  );
  const owner = locked[folder]?.os !== undefined && asking !== undefined ? asking[0] : folder;
  const file = path.join(root, owner, 'package.json');
  if (!existsSync(file)) return '';
  const { repository } = JSON.parse(readFileSync(file, 'utf8')) as { repository?: string | { url: string } };
  return webAddress(typeof repository === 'object' ? repository.url : (repository ?? ''));
}

/** `git+ssh://git@github.com/owner/name.git`, `github:owner/name` and `owner/name` as an address that a browser opens. */
export function webAddress(repository: string): string {
  const [, withHost, owner = '', name = ''] =
    /^(?:github:|.*?([\w.-]+)[/:])?([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(repository) ?? [];
  return owner === '' ? repository : `https://${withHost ?? 'github.com'}/${owner}/${name}`;
}

/** `docs/licences.md`. */
export function licencesPage(packages: readonly InstalledPackage[]): string {
  const shipped = packages.filter(({ isShipped }) => isShipped);
  const others = packages.filter(({ isShipped }) => !isShipped);
  const reasons = (licences: ReadonlyMap<string, string>): string[][] =>
    [...licences].map(([licence, reason]) => [licence, reason]);
  return [
    '# Licences of dependencies',
    'Written by `npm run licences` from `package-lock.json` and the installed packages; a test fails when it is not current or a licence is not allowed. Anaqid itself is under [Apache-2.0](../LICENSE).',
    '## Allowed',
    table(['Licence', 'Why'], reasons(allowed)),
    'And for packages that only build or test:',
    table(['Licence', 'Why'], reasons(allowedForDevelopment)),
    '## In the running product',
    `${shipped.length} packages: those of the server, and those of which something is built into the screens. Builds for other platforms are listed too.`,
    table(
      ['Package', 'Version', 'Licence', 'Source'],
      shipped.map(({ name, version, licence, source }) => [name, version, licence, source]),
    ),
    '## For building and testing',
    `${others.length} packages, by licence.`,
    table(['Licence', 'Packages'], countedByLicence(others)),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

function countedByLicence(packages: readonly InstalledPackage[]): string[][] {
  const counts = new Map<string, number>();
  for (const { licence } of packages) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([licence, count]) => [licence, String(count)]);
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}
