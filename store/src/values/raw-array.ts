import { GrowingBytes } from './growing-bytes.js';

const headBytes = 4;
const initialCapacity = 4096;

/**
 * An array of documents that is built in encoded form: the encoding of a batch is spread over the time slices in which it is
 * collected, and `encode` only copies the bytes.
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

  /** Encoded size so far, in bytes. */
  get size(): number {
    return this.at + 1;
  }

  /** Adds an encoded document. */
  add(document: Uint8Array): void {
    const name = String(this.count);
    // Includes the terminating zero of the array.
    this.reserve(name.length + 3 + document.length);
    this.buffer[this.at++] = 3;
    this.at += this.buffer.write(name, this.at, 'latin1');
    this.buffer[this.at++] = 0;
    this.buffer.set(document, this.at);
    this.at += document.length;
    this.count += 1;
  }

  /** The encoded array; valid until the next `add`. */
  get bytes(): Uint8Array {
    this.buffer[this.at] = 0;
    this.buffer.writeInt32LE(this.size, 0);
    return this.buffer.subarray(0, this.size);
  }
}
