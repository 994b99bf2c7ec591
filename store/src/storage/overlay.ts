import type { Entry, Reader, Space, Writer } from './environment.js';

/** The uncommitted changes of a transaction, layered over its snapshot and visible only to itself. */
export class Overlay implements Writer {
  private readonly changes: Record<Space, ChangedKeys> = {
    records: new ChangedKeys(),
    entries: new ChangedKeys(),
    meta: new ChangedKeys(),
  };
  /** Estimated memory in bytes. */
  size = 0;

  constructor(private readonly below: Reader) {}

  get(space: Space, key: Buffer): Buffer | undefined {
    const changed = this.changes[space].get(key);
    if (changed === undefined) return this.below.get(space, key);
    return changed ?? undefined;
  }

  put(space: Space, key: Buffer, value: Buffer): void {
    this.size += key.length + value.length;
    this.changes[space].set(key, value);
  }

  remove(space: Space, key: Buffer): void {
    this.size += key.length;
    this.changes[space].set(key, null);
  }

  range(space: Space, from: Buffer, to: Buffer, reverse = false): Iterable<Entry> {
    const changed = this.changes[space].within(from, to);
    const below = this.below.range(space, from, to, reverse);
    return changed.length === 0 ? below : merge(below, reverse ? changed.reverse() : changed, reverse);
  }

  /** Writes all changes to `target`. */
  applyTo(target: Writer): void {
    for (const space of Object.keys(this.changes) as Space[])
      for (const [key, value] of this.changes[space].all())
        if (value == null) target.remove(space, key);
        else target.put(space, key, value);
  }
}

type Change = [key: Buffer, value: Buffer | null];

/** Changed keys, sorted lazily for range reads. A `null` value is a removal. */
class ChangedKeys {
  private readonly byKey = new Map<string, Change>();
  private sorted: Change[] | undefined;

  get(key: Buffer): Buffer | null | undefined {
    if (this.byKey.size === 0) return undefined;
    return this.byKey.get(key.toString('latin1'))?.[1];
  }

  set(key: Buffer, value: Buffer | null): void {
    const name = key.toString('latin1');
    const existing = this.byKey.get(name);
    if (existing === undefined) {
      this.byKey.set(name, [Buffer.from(key), value]);
      this.sorted = undefined;
    } else existing[1] = value;
  }

  all(): Iterable<Change> {
    return this.byKey.values();
  }

  within(from: Buffer, to: Buffer): Change[] {
    if (this.byKey.size === 0) return [];
    this.sorted ??= [...this.byKey.values()].sort((a, b) => Buffer.compare(a[0], b[0]));
    return this.sorted.slice(firstAtLeast(this.sorted, from), firstAtLeast(this.sorted, to));
  }
}

const firstAtLeast = (sorted: Change[], key: Buffer): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Buffer.compare(sorted[middle]![0], key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};

function* merge(below: Iterable<Entry>, changed: Change[], reverse: boolean): Generator<Entry> {
  const sign = reverse ? -1 : 1;
  let next = 0;
  for (const entry of below) {
    let replaced = false;
    for (; next < changed.length; next++) {
      const order = Buffer.compare(changed[next]![0], entry.key) * sign;
      if (order > 0) break;
      if (order === 0) replaced = true;
      const [key, value] = changed[next]!;
      if (value != null) yield { key, value };
    }
    if (!replaced) yield entry;
  }
  for (; next < changed.length; next++) {
    const [key, value] = changed[next]!;
    if (value != null) yield { key, value };
  }
}
