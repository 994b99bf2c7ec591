import { fail } from '../errors.js';
import { maxWriteBatch } from '../wire/framing.js';
import { decode, type Value } from '../values/index.js';
import type { Command } from './command.js';

/** The elements of a command's array, sent in the body or as a document sequence. */
export function elementsOf(command: Command, field: string): Value[] {
  const beside = command.lists.get(field);
  const elements = beside === undefined ? (command.body.get(field) as Value[]) : beside.map((raw) => decode(raw));
  checkBatchSize(elements.length);
  return elements;
}

function checkBatchSize(size: number): void {
  if (size === 0 || size > maxWriteBatch)
    fail('InvalidLength', `Write batch sizes must be between 1 and ${maxWriteBatch}. Got ${size} operations.`);
}
