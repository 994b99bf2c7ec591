import { closeSync, constants, mkdirSync, openSync, statSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { StoreError } from './store-error.js';

/** Keeps other processes out of a data folder until released, or until this process ends in whatever way. */
export interface FolderLock {
  release(): Promise<void>;
}

/** `open` flag of macOS and the BSDs: hold an exclusive lock as long as the file is open. */
const exclusiveLockFlag = 0x20;

/**
 * Locks `folder`, making it if need be. The lock is one that the operating system takes back when the process ends, so a
 * killed process leaves none behind: a listening address bound to the folder's identity (Linux: abstract socket; Windows:
 * named pipe), elsewhere a file opened with an exclusive lock.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    closeSync(openSync(path.join(folder, 'store.lock'), constants.O_RDWR | constants.O_CREAT, 0o600));
  } catch {
    throw new StoreError('not-writable', `The data folder ${folder} cannot be written.`);
  }
  if (process.platform === 'linux' || process.platform === 'win32') return listenOn(addressOf(folder), folder);
  return lockFile(folder);
}

const addressOf = (folder: string): string => {
  const { dev, ino } = statSync(folder, { bigint: true });
  const name = `document-store-${dev}-${ino}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : `\0${name}`;
};

const listenOn = (address: string, folder: string): Promise<FolderLock> =>
  new Promise((resolve, reject) => {
    const server = net.createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? inUse(folder) : error));
    server.listen(address, () => {
      server.unref();
      resolve({ release: () => new Promise((done) => server.close(() => done())) });
    });
  });

const lockFile = (folder: string): FolderLock => {
  try {
    const flags = constants.O_RDWR | constants.O_NONBLOCK | exclusiveLockFlag;
    const file = openSync(path.join(folder, 'store.lock'), flags);
    return { release: () => Promise.resolve(closeSync(file)) };
  } catch {
    throw inUse(folder);
  }
};

const inUse = (folder: string): StoreError =>
  new StoreError('locked', `The data folder ${folder} is already opened by another process.`);
