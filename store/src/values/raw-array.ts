const headBytes = 4;
const firstRoom = 1024;

/**
 * An array of documents that grows in its encoded form, so that the work of encoding a batch is spread over the slices in which
 * it is gathered: `encode` only copies the bytes.
 */
export class RawArray {
  declare protected readonly nominal: never;
  private buffer = Buffer.allocUnsafe(firstRoom);
  private at = headBytes;
  private count = 0;

  get length(): number {
    return this.count;
  }

  /** Bytes of the array so far. */
  get size(): number {
    return this.at + 1;
  }

  /** Adds an encoded document. */
  add(document: Uint8Array): void {
    const name = String(this.count);
    this.room(name.length + 2 + document.length);
    this.buffer[this.at++] = 3;
    this.at += this.buffer.write(name, this.at, 'latin1');
    this.buffer[this.at++] = 0;
    this.buffer.set(document, this.at);
    this.at += document.length;
    this.count += 1;
  }

  /** The array in BSON; valid until the next `add`. */
  get bytes(): Uint8Array {
    this.buffer[this.at] = 0;
    this.buffer.writeInt32LE(this.size, 0);
    return this.buffer.subarray(0, this.size);
  }

  /** Room for so many bytes and the zero at the end. */
  private room(bytes: number): void {
    if (this.at + bytes + 1 <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.at + bytes + 1));
    this.buffer.copy(larger, 0, 0, this.at);
    this.buffer = larger;
  }
}
