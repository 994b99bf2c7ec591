import type { Model, QueryFilter } from 'mongoose';
import { DomainError } from './errors.js';
import { countRecords, findRecords } from './records.js';

/** Pages of a Relay connection. A cursor encodes the sort key and the id of its record. */
export interface Page<T> {
  edges: { cursor: string; node: T }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

export interface PageRequest {
  first?: number | null;
  after?: string | null;
}

interface Order<T> {
  /** Sort field; ties are ordered by `_id`. */
  by: keyof T & string;
  direction?: 1 | -1;
}

type Filter = Readonly<Record<string, unknown>>;
type SortValue = string | number | Date;

const MAX_PAGE = 100;

/** Reads one page by keyset pagination: stable while records are added, and equally fast for every page. */
export async function pageOf<T extends { _id: string }>(
  model: Model<T>,
  filter: Filter,
  { first, after }: PageRequest,
  { by, direction = 1 }: Order<T>,
): Promise<Page<T>> {
  const size = pageSize(first);
  const start = after == null ? {} : startAfter(positionIn(model, by, after), by, direction);
  const matching = { $and: [filter, start] } as QueryFilter<T>;
  const records = await findRecords(model, matching, { sort: { [by]: direction, _id: direction }, limit: size + 1 });
  return toPage(records, { first, after }, by);
}

/** Builds a page from `first + 1` records; the extra record shows that there is a next page. */
function toPage<T extends { _id: string }>(
  records: readonly T[],
  { first, after }: PageRequest,
  sortField: keyof T & string,
): Page<T> {
  const size = pageSize(first);
  const edges = records
    .slice(0, size)
    .map((node) => ({ cursor: toCursor(node[sortField] as SortValue, node._id), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: records.length > size,
      hasPreviousPage: after != null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** As `pageOf`, with the total number of matching records. */
export async function countedPageOf<T extends { _id: string }>(
  model: Model<T>,
  filter: Filter,
  request: PageRequest,
  order: Order<T>,
): Promise<Page<T> & { totalCount: number }> {
  const [page, totalCount] = await Promise.all([
    pageOf(model, filter, request, order),
    countRecords(model, filter as QueryFilter<T>),
  ]);
  return { ...page, totalCount };
}

/** As `countedPageOf`, for records that are already loaded and sorted by a text field. */
export function countedPageWithin<T extends { _id: string }>(
  records: readonly T[],
  { first, after }: PageRequest,
  { by, direction = 1 }: Order<T>,
): Page<T> & { totalCount: number } {
  const position = after == null ? null : fromCursor(after);
  const isBeyond = (record: T): boolean =>
    position === null ||
    (compareTexts(String(record[by]), String(position.value)) || compareTexts(record._id, position.id)) === direction;
  return { ...toPage(records.filter(isBeyond), { first, after }, by), totalCount: records.length };
}

/** Page size: 1 to 100, 50 by default. */
export function pageSize(first: number | null | undefined): number {
  const size = first ?? 50;
  if (!Number.isInteger(size) || size < 1 || size > MAX_PAGE)
    throw new DomainError('INVALID', 'first', String(MAX_PAGE));
  return size;
}

/** Encodes a position as an opaque text. */
function toCursor(value: SortValue, id: string): string {
  const plain = value instanceof Date ? { at: value.getTime() } : value;
  return Buffer.from(JSON.stringify([plain, id])).toString('base64url');
}

/** Decodes a cursor; `INVALID` if it is none. */
function fromCursor(cursor: string): { value: SortValue; id: string } {
  const refused = new DomainError('INVALID', 'after');
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw refused;
  }
  if (!Array.isArray(parts) || parts.length !== 2 || typeof parts[1] !== 'string') throw refused;
  const [value, id] = parts as [unknown, string];
  if (typeof value === 'string' || typeof value === 'number') return { value, id };
  if (typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'number') {
    return { value: new Date(value.at), id };
  }
  throw refused;
}

/** Where a cursor stands in a list; `INVALID` if its value is none of the sort field's. */
function positionIn<T>(model: Model<T>, sortField: string, cursor: string): { value: SortValue; id: string } {
  const position = fromCursor(cursor);
  const { value } = position;
  const isOfField: Readonly<Record<string, boolean>> = {
    String: typeof value === 'string',
    Number: typeof value === 'number' && Number.isFinite(value),
    Date: value instanceof Date && !Number.isNaN(value.getTime()),
  };
  if (isOfField[model.schema.path(sortField).instance] !== true) throw new DomainError('INVALID', 'after');
  return position;
}

function startAfter({ value, id }: { value: SortValue; id: string }, sortField: string, direction: 1 | -1): Filter {
  const beyond = direction === 1 ? '$gt' : '$lt';
  return { $or: [{ [sortField]: { [beyond]: value } }, { [sortField]: { $eq: value }, _id: { [beyond]: id } }] };
}

/** Compares texts by code point, as the database does. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a > b ? 1 : -1;
}
