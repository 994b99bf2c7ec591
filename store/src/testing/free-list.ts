const pageSize = 4096;
const headBytes = 24;
/** Places within a first page: the root of the tree of free pages, and the number of the commit. */
const at = { freeRoot: headBytes + 24 + 40, commit: headBytes + 24 + 104 };

/**
 * Where a list of free pages that is not empty lies in an LMDB file: its length, then as many entries, 8 bytes each. For files so small
 * that the tree of these lists is one page.
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
