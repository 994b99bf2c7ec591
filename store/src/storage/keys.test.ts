import { afterPrefix, entryKey, entryRange, recordIdOfKey, recordKey, withChecksum, verifiedContent } from './keys.js';

describe('keys', () => {
  it('orders record keys by collection and id, also beyond 32 bits', () => {
    const keys = [recordKey(1, 1), recordKey(1, 0xffff_ffff), recordKey(1, 0x1_0000_0000), recordKey(2, 0)];
    expect([...keys].sort((a, b) => Buffer.compare(a, b))).toEqual(keys);
    expect(keys.map(recordIdOfKey)).toEqual([1, 0xffff_ffff, 0x1_0000_0000, 0]);
  });

  it('verifies checksummed values and detects changes of content, key or length', () => {
    const key = recordKey(3, 7);
    const value = withChecksum(key, Buffer.from('some content'));
    expect(verifiedContent(key, value).toString()).toBe('some content');
    for (let at = 0; at < value.length; at++) {
      const changed = Buffer.from(value);
      changed[at]! ^= 1;
      expect(() => verifiedContent(key, changed)).toThrow('Data is damaged');
    }
    expect(() => verifiedContent(recordKey(3, 8), value)).toThrow('Data is damaged');
    expect(() => verifiedContent(key, value.subarray(0, -1))).toThrow('Data is damaged');
    expect(() => verifiedContent(key, Buffer.alloc(2))).toThrow('Data is damaged');
  });

  it('shortens long keys so that they stay distinct and within their ranges', () => {
    const values = (last: number): Buffer => Buffer.concat([Buffer.alloc(5_000, 7), Buffer.of(last)]);
    const [first, second] = [entryKey(1, values(1)), entryKey(1, values(2))];
    expect(first.length).toBeLessThanOrEqual(1978);
    expect(first.equals(second)).toBe(false);
    const { from, to } = entryRange(1, values(1), values(1));
    for (const key of [first, second])
      expect([Buffer.compare(key, from) >= 0, Buffer.compare(key, to) < 0]).toEqual([true, true]);
  });

  it('computes the first key after all keys with a prefix', () => {
    expect(afterPrefix(Buffer.from([1, 2]))).toEqual(Buffer.from([1, 3]));
    expect(afterPrefix(Buffer.from([1, 0xff, 0xff]))).toEqual(Buffer.from([2]));
  });
});
