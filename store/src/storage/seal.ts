import { closeSync, existsSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { dataFileName } from './environment.js';

export const sealFileName = 'data.seal';

const magic = 'DOCSEAL1';
const sealBytes = 40;
const chunkBytes = 4 * 1024 * 1024;

/** The last known state of the data file. */
export interface Seal {
  /** Shut down cleanly: the file must have exactly the recorded size and checksum. */
  closed: boolean;
  /** Id of the last commit known to be on disk; a file whose last commit is earlier is an older copy. */
  lastCommit: number;
  /**
   * Size and CRC-32 of the file at shutdown; 0 while the store runs. No minimum size can be recorded then, since LMDB counts
   * pages at the end that were freed before they were written; the page check detects missing pages.
   */
  size: number;
  checksum: number;
}

/**
 * The file with the seal, next to the data file. It is rewritten after every commit without a flush of its own: after a power
 * loss it may lag behind the data, but it is never ahead of it.
 */
export class SealFile {
  private readonly file: number;

  constructor(folder: string) {
    this.file = openSync(
      path.join(folder, sealFileName),
      existsSync(path.join(folder, sealFileName)) ? 'r+' : 'w+',
      0o600,
    );
  }

  write(seal: Seal, options: { flush?: boolean } = {}): void {
    writeSync(this.file, encodeSeal(seal), 0, sealBytes, 0);
    if (options.flush === true) fsyncSync(this.file);
  }

  close(): void {
    closeSync(this.file);
  }
}

/** The seal of a folder; `undefined` when it is missing or invalid. */
export function readSeal(folder: string): Seal | undefined {
  const file = path.join(folder, sealFileName);
  if (!existsSync(file)) return undefined;
  const bytes = readFileSync(file);
  if (bytes.length !== sealBytes || bytes.toString('latin1', 0, magic.length) !== magic) return undefined;
  if (bytes.readUInt32LE(sealBytes - 4) !== crc32(bytes.subarray(0, sealBytes - 4))) return undefined;
  return {
    closed: bytes[8] === 1,
    lastCommit: Number(bytes.readBigUInt64LE(12)),
    size: Number(bytes.readBigUInt64LE(20)),
    checksum: bytes.readUInt32LE(28),
  };
}

const encodeSeal = (seal: Seal): Buffer => {
  const bytes = Buffer.alloc(sealBytes);
  bytes.write(magic, 0, 'latin1');
  bytes[8] = seal.closed ? 1 : 0;
  bytes.writeBigUInt64LE(BigInt(seal.lastCommit), 12);
  bytes.writeBigUInt64LE(BigInt(seal.size), 20);
  bytes.writeUInt32LE(seal.checksum, 28);
  bytes.writeUInt32LE(crc32(bytes.subarray(0, sealBytes - 4)), sealBytes - 4);
  return bytes;
};

/** Size and CRC-32 of the data file on disk. */
export async function measureDataFile(folder: string): Promise<{ size: number; checksum: number }> {
  const file = await open(path.join(folder, dataFileName));
  try {
    let [size, checksum] = [0, 0];
    let [chunk, other] = [Buffer.allocUnsafe(chunkBytes), Buffer.allocUnsafe(chunkBytes)];
    let reading = file.read(chunk, 0, chunkBytes, 0);
    for (;;) {
      const { bytesRead } = await reading;
      if (bytesRead === 0) return { size, checksum };
      size += bytesRead;
      // Read the next chunk while this one is checksummed.
      reading = file.read(other, 0, chunkBytes, size);
      checksum = crc32(chunk.subarray(0, bytesRead), checksum);
      [chunk, other] = [other, chunk];
    }
  } finally {
    await file.close();
  }
}

/** Whether the folder holds a data file that is not empty. */
export function hasDataFile(folder: string): boolean {
  const name = path.join(folder, dataFileName);
  return existsSync(name) && statSync(name).size > 0;
}
