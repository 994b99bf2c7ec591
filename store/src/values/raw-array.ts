import { GrowingBytes } from './growing-bytes.js';

const headBytes = 4;
/** What the first batch of small documents takes. */
const initialCapacity = 4096;

/**
 * An array of documents that grows in its encoded form, so that the work of encoding a batch is spread over the slices in which
 * it is gathered: `encode` only copies the bytes.
 */
export class RawArray extends GrowingBytes {
  declare protected readonly nominal: never;
  private count = 0;

  constructor() {
    super(initialCapacity);
    this.at = headBytes;
  }

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
    // With the zero at the end of the array.
    this.reserve(name.length + 3 + document.length);
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
}
