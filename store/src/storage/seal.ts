import { closeSync, existsSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { dataFileName } from './environment.js';

export const sealFileName = 'data.seal';

const magic = 'DOCSEAL1';
const sealBytes = 40;
const chunkBytes = 4 * 1024 * 1024;

/** What the store last knew of its data file. */
export interface Seal {
  /** Closed in order: the file must be exactly the one whose size and checksum are recorded. */
  closed: boolean;
  /** Number of the last commit known to be on the disk; a file with an earlier one is an older copy. */
  lastCommit: number;
  /**
   * Size and checksum of the file that was closed; 0 while the store runs. No size is known then that the file must have: LMDB counts
   * pages at its end that were freed before they were ever written, and the check of the pages finds what is missing.
   */
  size: number;
  checksum: number;
}

/**
 * The seal lies beside the data file. While the store runs it follows every commit (after the commit, without a flush of
 * its own: after a power cut it may lag behind the data, it never runs ahead).
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

/** The seal of a folder; `undefined` when there is none or it is not readable as one. */
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

/** Size and checksum of the data file as it lies on the disk. */
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
      // The next part is read while this one is added up.
      reading = file.read(other, 0, chunkBytes, size);
      checksum = crc32(chunk.subarray(0, bytesRead), checksum);
      [chunk, other] = [other, chunk];
    }
  } finally {
    await file.close();
  }
}

/** Whether the folder holds a data file with something in it. */
export function hasDataFile(folder: string): boolean {
  const name = path.join(folder, dataFileName);
  return existsSync(name) && statSync(name).size > 0;
}
