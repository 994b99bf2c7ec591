import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SealFile, readSeal, sealFileName } from './seal.js';

describe('seal', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'store-seal-'));
  const file = path.join(folder, sealFileName);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is read as last written, and rejected when any bit has changed', () => {
    expect(readSeal(folder)).toBeUndefined();
    const seal = { closed: false, lastCommit: 2 ** 40 + 7, size: 2 ** 33, checksum: 0xfedcba98 };
    const written = new SealFile(folder);
    written.write({ ...seal, closed: true });
    written.write(seal, { flush: true });
    written.close();
    expect(readSeal(folder)).toEqual(seal);
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at++) {
      const changed = Buffer.from(whole);
      changed[at]! ^= 1 << (at % 8);
      writeFileSync(file, changed);
      expect([at, readSeal(folder)]).toEqual([at, undefined]);
    }
    for (const other of [whole.subarray(1), Buffer.concat([whole, Buffer.of(0)]), Buffer.alloc(0)]) {
      writeFileSync(file, other);
      expect(readSeal(folder)).toBeUndefined();
    }
  });
});
