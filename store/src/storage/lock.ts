import { closeSync, constants, mkdirSync, openSync, statSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { StoreError } from './store-error.js';

/** An exclusive lock on a data folder, held until released or until the process ends. */
export interface FolderLock {
  release(): Promise<void>;
}

/** `O_EXLOCK` on macOS and the BSDs: an exclusive lock held while the file is open. */
const exclusiveLockFlag = 0x20;

/**
 * Locks `folder`, creating it if needed; throws a `StoreError` (`locked` or `not-writable`). The operating system releases the
 * lock when the process ends, so a killed process leaves no stale lock: it is a listening address derived from the folder's
 * device and inode (Linux: abstract socket, Windows: named pipe), elsewhere a file opened with `O_EXLOCK`.
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
