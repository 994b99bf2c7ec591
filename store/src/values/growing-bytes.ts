/** Bytes that are written one after the other into memory that grows as it is needed. */
export abstract class GrowingBytes {
  protected buffer: Buffer;
  protected at = 0;

  constructor(room: number) {
    this.buffer = Buffer.allocUnsafe(room);
  }

  /** Makes room for so many more bytes. */
  protected room(bytes: number): void {
    if (this.at + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.at + bytes));
    this.buffer.copy(larger, 0, 0, this.at);
    this.buffer = larger;
  }
}
