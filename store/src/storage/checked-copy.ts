import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';

const chunkBytes = 4 * 1024 * 1024;

/** Copies a file, flushes the copy to disk, and returns the size and CRC-32 of what was read. */
export function copyFlushed(from: string, to: string): { size: number; checksum: number } {
  const source = openSync(from, 'r');
  try {
    const target = openSync(to, 'wx', 0o600);
    try {
      const copied = copyBytes(source, target);
      fsyncSync(target);
      return copied;
    } finally {
      closeSync(target);
    }
  } finally {
    closeSync(source);
  }
}

const copyBytes = (source: number, target: number): { size: number; checksum: number } => {
  const chunk = Buffer.allocUnsafe(chunkBytes);
  let checksum = 0;
  for (let size = 0; ;) {
    const read = readSync(source, chunk, 0, chunkBytes, size);
    if (read === 0) return { size, checksum };
    checksum = crc32(chunk.subarray(0, read), checksum);
    for (let written = 0; written < read;) written += writeSync(target, chunk, written, read - written, size + written);
    size += read;
  }
};

/** Flushes a folder, so that files created or renamed in it survive a power loss. */
export function flushFolder(folder: string): void {
  try {
    const file = openSync(folder, 'r');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    // Windows cannot open a folder as a file, and needs no such flush.
  }
}
