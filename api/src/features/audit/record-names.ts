import type { LocalizedText } from '@anaqid/shared-types';
import type { AuditRecord } from './audit.service.js';
import { subjectOfRead, type SubjectOfRead } from './read-kinds.js';

interface ById<T> {
  load(id: string): Promise<T | null>;
}

type Titled = ById<{ readonly name: LocalizedText }>;

/** Loaders of the records that have a name. */
interface Loaders {
  readonly familiesById: ById<{ readonly code: string }>;
  readonly accountsById: ById<{ readonly displayName: string }>;
  readonly clustersById: Titled;
  readonly pilotsById: Titled;
  readonly associationsById: Titled;
  readonly areasById: Titled;
  readonly serviceTypesById: Titled;
}

type State = Readonly<Record<string, unknown>>;
/** A kind of record that people call by a name. */
type Named = SubjectOfRead | 'association' | 'area' | 'serviceType' | 'account';

/** Fields that hold the id of a named record, or several; the first one that a state has names its record. */
const namedByField: Readonly<Record<string, Named>> = {
  familyId: 'family',
  associationId: 'association',
  clusterId: 'cluster',
  pilotId: 'pilot',
  areaId: 'area',
  parentId: 'area',
  clusterIds: 'cluster',
  pilotIds: 'pilot',
  serviceTypeIds: 'serviceType',
};

const nameById: Readonly<Record<Named, (loaders: Loaders, id: string) => Promise<LocalizedText | null>>> = {
  family: async ({ familiesById }, id) => same((await familiesById.load(id))?.code),
  cluster: async ({ clustersById }, id) => (await clustersById.load(id))?.name ?? null,
  pilot: async ({ pilotsById }, id) => (await pilotsById.load(id))?.name ?? null,
  association: async ({ associationsById }, id) => (await associationsById.load(id))?.name ?? null,
  area: async ({ areasById }, id) => (await areasById.load(id))?.name ?? null,
  serviceType: async ({ serviceTypesById }, id) => (await serviceTypesById.load(id))?.name ?? null,
  account: async ({ accountsById }, id) => same((await accountsById.load(id))?.displayName),
};

/**
 * What people call the record of an entry: a family by its code, anything else by its name, and what has no name by the
 * record that it is of.
 */
export async function nameOfRecord(
  loaders: Loaders,
  { recordType, recordId }: Pick<AuditRecord, 'recordType' | 'recordId'>,
  state: State | null,
): Promise<LocalizedText | null> {
  const kind = subjectOfRead[recordType] ?? recordType;
  if (recordId !== null && isNamed(kind)) return nameById[kind](loaders, recordId);
  const field = Object.keys(namedByField).find((name) => typeof state?.[name] === 'string');
  return field === undefined ? null : nameOf(loaders, field, String(state?.[field]));
}

/** The name behind an id in a field; null if the field holds no ids, or the id is of nothing. */
export async function nameOf(loaders: Loaders, field: string, id: string): Promise<LocalizedText | null> {
  const kind = namedByField[field];
  return kind === undefined ? null : nameById[kind](loaders, id);
}

/** A value of a field as people read it, ids as names. Null: empty. */
export async function namesIn(loaders: Loaders, field: string, value: unknown): Promise<LocalizedText | null> {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) {
    const names = await Promise.all(value.map((part: unknown) => namesIn(loaders, field, part)));
    const shown = names.filter((name) => name !== null);
    return shown.length === 0
      ? null
      : { ar: shown.map(({ ar }) => ar).join('، '), en: shown.map(({ en }) => en).join(', ') };
  }
  if (isLocalized(value)) return value;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return (await nameOf(loaders, field, text)) ?? same(text);
}

function isNamed(kind: string): kind is Named {
  return kind in nameById;
}

function isLocalized(value: unknown): value is LocalizedText {
  return typeof value === 'object' && value !== null && 'ar' in value && 'en' in value;
}

function same(value: string | undefined): LocalizedText | null {
  return value === undefined ? null : { ar: value, en: value };
}
