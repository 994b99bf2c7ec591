import { valueTypes } from '../../store/src/supported.js';
import { elementSize, readInt32 } from '../../store/src/values/index.js';

const namesByNumber: ReadonlyMap<number, string> = new Map(
  Object.entries(valueTypes).map(([name, number]) => [number & 0xff, name]),
);

/** Context of a value, by the field of the command or list element in which it occurs. */
const places: Readonly<Record<string, string>> = {
  documents: 'document',
  u: 'update',
  update: 'update',
  q: 'filter',
  filter: 'filter',
  query: 'filter',
  pipeline: 'pipeline',
};

/**
 * Types of the values in a command or in an element of one of its lists, each with its context: `date in document`.
 *
 * @param bytes BSON as received.
 * @param list List in which the element was sent; null for a whole command.
 */
export function typesIn(bytes: Buffer, list: string | null): Set<string> {
  const found = new Set<string>();
  walk(bytes, 0, list === 'documents' ? 'document' : null, (type, context) => {
    found.add(`${namesByNumber.get(type) ?? String(type)} in ${context ?? 'option'}`);
  });
  return found;
}

type Take = (type: number, context: string | null) => void;

/** Visits the values of a document and of nested ones, starting at an offset. */
function walk(bytes: Buffer, start: number, context: string | null, take: Take): void {
  const end = start + readInt32(bytes, start) - 1;
  let at = start + 4;
  while (at < end) {
    const type = bytes[at]!;
    const nameEnd = bytes.indexOf(0, at + 1);
    const inner = context ?? places[bytes.toString('utf8', at + 1, nameEnd)] ?? null;
    take(type, inner);
    at = nameEnd + 1;
    if (type === valueTypes.object || type === valueTypes.array) walk(bytes, at, inner, take);
    at += elementSize(bytes, type, at);
  }
}
