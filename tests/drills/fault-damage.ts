import {
  closeSync,
  copyFileSync,
  existsSync,
  fstatSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import type { Choices } from './generated-commands.js';

const pageSize = 4096;

/** Damages a file in one way; `older` is an earlier copy of it. Returns a description of the damage. */
type Damage = (file: string, choices: Choices, older: string) => string;

/** Kinds of damage. */
export const damages: Readonly<Record<string, Damage>> = {
  'a bit flipped': (file, choices) => {
    const at = choices.number(sizeOf(file));
    return change(file, at, 1, (bytes) => (bytes[0]! ^= 1 << choices.number(8)));
  },
  'a page zeroed': (file, choices) => {
    const at = choices.number(Math.ceil(sizeOf(file) / pageSize)) * pageSize;
    return change(file, at, pageSize, (bytes) => bytes.fill(0));
  },
  cut: (file, choices) => {
    const size = choices.number(sizeOf(file));
    truncateSync(file, size);
    return `to ${size} bytes`;
  },
  grown: (file, choices) => {
    const bytes = Buffer.alloc(1 + choices.number(3 * pageSize), choices.number(256));
    writeFileSync(file, bytes, { flag: 'a' });
    return `by ${bytes.length} bytes`;
  },
  emptied: (file) => {
    truncateSync(file, 0);
    return '';
  },
  deleted: (file) => {
    rmSync(file);
    return '';
  },
  'two pages swapped': (file, choices) => swap(file, choices),
  'random bytes': (file, choices) => {
    const at = choices.number(sizeOf(file));
    return change(file, at, 1 + choices.number(2 * pageSize), (bytes) => {
      for (let index = 0; index < bytes.length; index++) bytes[index] = choices.number(256);
    });
  },
  'an older copy': (file, _choices, older) => {
    rmSync(file);
    if (existsSync(older)) copyFileSync(older, file);
    return existsSync(older) ? '' : '(there was none)';
  },
};

/** Swaps two pages of a file, or the halves of a small file. */
const swap = (file: string, choices: Choices): string => {
  const size = sizeOf(file);
  const length = size >= 2 * pageSize ? pageSize : size >> 1;
  const parts = length === 0 ? 1 : Math.floor(size / length);
  const first = choices.number(parts);
  const second = (first + 1 + choices.number(Math.max(1, parts - 1))) % parts;
  const [firstPage, secondPage] = [read(file, first * length, length), read(file, second * length, length)];
  write(file, first * length, secondPage);
  write(file, second * length, firstPage);
  return `${first} and ${second}`;
};

const change = (file: string, at: number, most: number, how: (bytes: Buffer) => void): string => {
  const bytes = read(file, at, most);
  how(bytes);
  write(file, at, bytes);
  return `at ${at}`;
};

const sizeOf = (file: string): number => statSync(file).size;

const read = (file: string, at: number, most: number): Buffer => {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(Math.max(0, Math.min(most, fstatSync(descriptor).size - at)));
    readSync(descriptor, bytes, 0, bytes.length, at);
    return bytes;
  } finally {
    closeSync(descriptor);
  }
};

const write = (file: string, at: number, bytes: Buffer): void => {
  const descriptor = openSync(file, 'r+');
  try {
    writeSync(descriptor, bytes, 0, bytes.length, at);
  } finally {
    closeSync(descriptor);
  }
};
