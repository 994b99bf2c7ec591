import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './source-files.js';

interface Manifest {
  readonly workspaces?: readonly string[];
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** What `package-lock.json` says of an installed package. */
export interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  /** A workspace, linked into `node_modules`. */
  readonly link?: boolean;
  /** Not needed to run the product. */
  readonly dev?: boolean;
  /** Needed for development, or by something that only may be there. */
  readonly devOptional?: boolean;
  /** Platforms that it is built for. */
  readonly os?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** The manifest of a folder, given from the root. */
export function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8')) as Manifest;
}

/** Folders of the root and of every workspace, given from the root. */
export const workspaceFolders = (): string[] => ['.', ...(manifestOf('.').workspaces ?? [])];

/** Packages that a folder's manifest names. */
export function declaredPackages(folder: string): string[] {
  const { dependencies, devDependencies } = manifestOf(folder);
  return Object.keys({ ...dependencies, ...devDependencies });
}

/** Every package of the lock file by the folder that it is installed in. */
export function lockedPackages(): Readonly<Record<string, LockedPackage>> {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  return lock.packages;
}

/** Packages that a folder's package wants to find beside it. */
export function peersOf(folder: string, name: string): string[] {
  const locked = lockedPackages();
  const { peerDependencies = {} } = locked[`${folder}/node_modules/${name}`] ?? locked[`node_modules/${name}`] ?? {};
  return Object.keys(peerDependencies);
}
