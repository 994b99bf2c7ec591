import type { ClientSession } from 'mongoose';
import { searchKey } from '@anaqid/shared-types';
import type { AreaLevel, CreateAreaInput, UpdateAreaInput } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { clientKey, code, localizedText } from '../../platform/checks.js';
import { ensure, orNotFound } from '../../platform/errors.js';
import { findRecord, findRecords, newRecord, readRecord } from '../../platform/records.js';
import { inChange, saveChanged, saveNew, createIdempotently } from '../../platform/saving.js';
import type { ServiceBase } from '../../platform/service-base.js';
import { byLevelAndName, liesIn } from './area-levels.js';
import { areasModel, type AreaRecord } from './areas.model.js';

const CODE_LENGTH = 20;

/** The tree of administrative areas. */
export function createAreasService({ connection, clock }: ServiceBase) {
  const model = areasModel(connection);

  async function parentOf(level: AreaLevel, parentId: string | null, tx: ClientSession): Promise<string | null> {
    if (parentId === null) {
      ensure(liesIn(level, null), 'REQUIRED', 'parentId');
      return null;
    }
    const parent = orNotFound(await readRecord(model, parentId, tx), 'parentId');
    ensure(liesIn(level, parent.level), 'INVALID', 'parentId');
    return parent._id;
  }

  async function ensureFree(taken: object, field: string, id: string, tx: ClientSession): Promise<void> {
    const other = await findRecord(model, taken, { tx });
    ensure(other === null || other._id === id, 'ALREADY_EXISTS', field);
  }

  return {
    /** All areas, parents before children, then by name. */
    async all(): Promise<AreaRecord[]> {
      return (await findRecords(model, {})).sort(byLevelAndName);
    },

    byId(id: string, tx: ClientSession | null = null): Promise<AreaRecord | null> {
      return readRecord(model, id, tx);
    },

    async createArea(actor: Actor, input: CreateAreaInput): Promise<AreaRecord> {
      const key = clientKey(input.clientKey);
      const name = localizedText(input.name, 'name');
      const areaCode = code(input.code, 'code', CODE_LENGTH);
      return createIdempotently(connection, { model, key, actor, request: input }, async (tx) => {
        const parentId = await parentOf(input.level, input.parentId ?? null, tx);
        const area = { name, nameKey: searchKey(name.ar), level: input.level, parentId };
        await ensureFree({ parentId, nameKey: area.nameKey }, 'name.ar', key, tx);
        if (areaCode !== null) await ensureFree({ code: areaCode }, 'code', key, tx);
        const at = clock.now();
        const record: AreaRecord = { ...newRecord(key, actor, at, input), ...area };
        if (areaCode !== null) record.code = areaCode;
        return saveNew(connection, tx, record, { model, recordType: 'area', action: 'area.create', actor, at });
      });
    },

    async updateArea(actor: Actor, input: UpdateAreaInput): Promise<AreaRecord> {
      return inChange(connection, async (tx) => {
        const before = orNotFound(await readRecord(model, input.id, tx), 'id');
        const name = input.name == null ? before.name : localizedText(input.name, 'name');
        const nameKey = searchKey(name.ar);
        const areaCode = codeAfter(before, input.code);
        await ensureFree({ parentId: before.parentId, nameKey }, 'name.ar', before._id, tx);
        if (areaCode !== undefined) await ensureFree({ code: areaCode }, 'code', before._id, tx);
        return saveChanged(connection, tx, {
          model,
          recordType: 'area',
          action: 'area.change',
          actor,
          at: clock.now(),
          id: before._id,
          basedOn: input.version,
          set: {
            name,
            nameKey,
            ...(areaCode === undefined ? {} : { code: areaCode }),
          },
        });
      });
    },
  };
}

export type AreasService = ReturnType<typeof createAreasService>;

/** The code after a change. It can be corrected but not removed, since published figures may refer to it. */
function codeAfter(before: AreaRecord, requested: string | null | undefined): string | undefined {
  const next = code(requested, 'code', CODE_LENGTH);
  ensure(requested === undefined || next !== null || before.code === undefined, 'REQUIRED', 'code');
  return next ?? before.code;
}
