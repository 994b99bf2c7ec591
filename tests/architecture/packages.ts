import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './source-files.js';

interface Manifest {
  readonly workspaces?: readonly string[];
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Entry of an installed package in `package-lock.json`. */
export interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  /** A workspace, linked into `node_modules`. */
  readonly link?: boolean;
  /** Only needed for development. */
  readonly dev?: boolean;
  /** Needed only for development or by an optional package. */
  readonly devOptional?: boolean;
  /** Platforms for which it is built. */
  readonly os?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** The package.json of a folder, relative to the root. */
export function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8')) as Manifest;
}

/** Folders of the root and of every workspace, relative to the root. */
export const workspaceFolders = (): string[] => ['.', ...(manifestOf('.').workspaces ?? [])];

/** Packages that the package.json of a folder lists. */
export function declaredPackages(folder: string): string[] {
  const { dependencies, devDependencies } = manifestOf(folder);
  return Object.keys({ ...dependencies, ...devDependencies });
}

/** Every package of the lock file by the folder in which it is installed. */
export function lockedPackages(): Readonly<Record<string, LockedPackage>> {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  return lock.packages;
}

/** Peer dependencies of a package in a folder. */
export function peersOf(folder: string, name: string): string[] {
  const locked = lockedPackages();
  const { peerDependencies = {} } = locked[`${folder}/node_modules/${name}`] ?? locked[`node_modules/${name}`] ?? {};
  return Object.keys(peerDependencies);
}
