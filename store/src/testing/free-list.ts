const pageSize = 4096;
const headBytes = 24;
/** Offsets within a meta page: the root of the free-page tree, and the commit id. */
const at = { freeRoot: headBytes + 24 + 40, commit: headBytes + 24 + 104 };

/**
 * The offset of a non-empty free list in an LMDB file: its length, then that many entries of 8 bytes. Only for files whose
 * free-page tree is a single page.
 */
export function freeListIn(bytes: Buffer): number {
  const [even, odd] = [0, pageSize];
  const last = bytes.readBigUInt64LE(even + at.commit) > bytes.readBigUInt64LE(odd + at.commit) ? even : odd;
  const root = Number(bytes.readBigUInt64LE(last + at.freeRoot)) * pageSize;
  const nodes = bytes.readUInt16LE(root + 20) / 2;
  for (let node = 0; node < nodes; node++) {
    const list = root + headBytes + bytes.readUInt16LE(root + headBytes + 2 * node) + 8 + 8;
    if (bytes.readBigInt64LE(list) > 0n) return list;
  }
  throw new Error('No page is free');
}
