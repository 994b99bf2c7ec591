import type { ClientSession } from 'mongoose';
import { searchKey } from '@anaqid/shared-types';
import type { CreateServiceTypeInput, UpdateServiceTypeInput } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { clientKey, currency, localizedText, optionalMoney, wholeNumber } from '../../platform/checks.js';
import { ensure, orNotFound } from '../../platform/errors.js';
import { findRecords, newRecord, readRecord } from '../../platform/records.js';
import { inChange, saveChanged, saveNew, createIdempotently } from '../../platform/saving.js';
import type { ServiceBase } from '../../platform/service-base.js';
import { serviceTypesModel, type ServiceTypeRecord } from './service-types.model.js';

export type { ServiceTypeRecord } from './service-types.model.js';

type Worth = Pick<ServiceTypeRecord, 'unitValue' | 'currency'>;

const LONGEST_WINDOW = 366;

/** The catalogue of service types. */
export function createServiceTypesService({ connection, clock }: ServiceBase) {
  const model = serviceTypesModel(connection);
  const inOrder = (filter: object, tx: ClientSession | null = null): Promise<ServiceTypeRecord[]> =>
    findRecords(model, filter, { sort: { position: 1, _id: 1 }, tx });

  const saving = (verb: string, actor: Actor, at: Date) =>
    ({ model, recordType: 'serviceType', action: `serviceType.${verb}`, actor, at }) as const;

  return {
    /** All types in the order of the grid, retired ones included. */
    all(): Promise<ServiceTypeRecord[]> {
      return inOrder({});
    },

    /** The types that are still offered, in the order of the grid. */
    offered(): Promise<ServiceTypeRecord[]> {
      return inOrder({ retired: false });
    },

    /** The existing types among these ids, in the order of the grid. */
    byIds(ids: readonly string[]): Promise<ServiceTypeRecord[]> {
      return inOrder({ _id: { $in: [...ids] } });
    },

    async createServiceType(actor: Actor, input: CreateServiceTypeInput): Promise<ServiceTypeRecord> {
      const key = clientKey(input.clientKey);
      const content = contentOf(input);
      return createIdempotently(connection, { model, key, actor, request: input }, async (tx) => {
        const present = await inOrder({}, tx);
        ensureFreeName(present, content.nameKey, key);
        const at = clock.now();
        const position = (present.at(-1)?.position ?? 0) + 1;
        const record = { ...newRecord(key, actor, at, input), ...content, position, retired: false };
        return saveNew(connection, tx, record, saving('create', actor, at));
      });
    },

    /** Existing entries keep the class and value with which they were logged. */
    async updateServiceType(actor: Actor, input: UpdateServiceTypeInput): Promise<ServiceTypeRecord> {
      return inChange(connection, async (tx) => {
        const before = orNotFound(await readRecord(model, input.id, tx), 'id');
        const set = changesOf(before, input);
        const present = await inOrder({}, tx);
        if (set.nameKey !== undefined) ensureFreeName(present, set.nameKey, before._id);
        const at = clock.now();
        const changed = await saveChanged(connection, tx, {
          ...saving('change', actor, at),
          id: before._id,
          basedOn: input.version,
          set: {
            ...set,
            position: input.position == null ? undefined : checkedPosition(input.position, present.length),
          },
        });
        for (const { other, position } of shifts(present, changed)) {
          const move = { id: other._id, basedOn: other.version, set: { position } };
          await saveChanged(connection, tx, { ...saving('move', actor, at), ...move });
        }
        return changed;
      });
    },
  };
}

export type ServiceTypesService = ReturnType<typeof createServiceTypesService>;

/** New positions of the other types after one has moved, so that each position of the grid is used once. */
function shifts(
  before: readonly ServiceTypeRecord[],
  moved: ServiceTypeRecord,
): { other: ServiceTypeRecord; position: number }[] {
  return before
    .filter(({ _id }) => _id !== moved._id)
    .map((other, index) => ({ other, position: index + 1 < moved.position ? index + 1 : index + 2 }))
    .filter(({ other, position }) => position !== other.position);
}

type Content = Omit<ServiceTypeRecord, keyof ReturnType<typeof newRecord> | 'position' | 'retired'>;

function contentOf(input: CreateServiceTypeInput): Content {
  const name = localizedText(input.name, 'name');
  return {
    name,
    nameKey: searchKey(name.ar),
    shortName: input.shortName == null ? name : localizedText(input.shortName, 'shortName'),
    unit: localizedText(input.unit, 'unit'),
    entryMode: input.entryMode,
    ...worthOf(input.unitValue ?? null, input.currency ?? null),
    frequency: input.frequency,
    class: input.class,
    repeatWindowDays: windowOf(input.repeatWindowDays ?? null),
    forMember: input.forMember ?? false,
  };
}

/** The fields that a request changes; omitted fields stay, null clears an optional field. */
function changesOf(before: ServiceTypeRecord, input: UpdateServiceTypeInput): Partial<Content> & { retired?: boolean } {
  const name = input.name == null ? undefined : localizedText(input.name, 'name');
  const { unitValue = before.unitValue, currency: code = before.currency } = input;
  return {
    name,
    nameKey: name === undefined ? undefined : searchKey(name.ar),
    shortName: input.shortName == null ? undefined : localizedText(input.shortName, 'shortName'),
    unit: input.unit == null ? undefined : localizedText(input.unit, 'unit'),
    ...worthOf(unitValue, code),
    frequency: input.frequency ?? undefined,
    class: input.class ?? undefined,
    repeatWindowDays: input.repeatWindowDays === undefined ? undefined : windowOf(input.repeatWindowDays),
    forMember: input.forMember ?? undefined,
    retired: input.retired ?? undefined,
  };
}

/** A value needs a currency; without a value the currency is null. */
function worthOf(value: number | null, code: string | null): Worth {
  const unitValue = optionalMoney(value, 'unitValue');
  if (unitValue === null) return { unitValue: null, currency: null };
  ensure(code !== null, 'REQUIRED', 'currency');
  return { unitValue, currency: currency(code) };
}

function windowOf(days: number | null): number | null {
  return days === null ? null : wholeNumber(days, 'repeatWindowDays', 1, LONGEST_WINDOW);
}

function checkedPosition(position: number, count: number): number {
  return wholeNumber(position, 'position', 1, count);
}

function ensureFreeName(present: readonly ServiceTypeRecord[], nameKey: string, id: string): void {
  const taken = present.some((other) => other.nameKey === nameKey && other._id !== id);
  ensure(!taken, 'ALREADY_EXISTS', 'name.ar');
}
