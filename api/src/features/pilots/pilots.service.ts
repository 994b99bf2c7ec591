import type { ClientSession } from 'mongoose';
import { isMonth } from '@anaqid/shared-types';
import type { CreatePilotInput, UpdatePilotInput } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { clientKey, currency, localizedText, timeZone, wholeNumber } from '../../platform/checks.js';
import { ensure, DomainError } from '../../platform/errors.js';
import { findRecord, findRecords, hasRecord, newRecord, readRecord } from '../../platform/records.js';
import { saveChanged, saveNew, createIdempotently } from '../../platform/saving.js';
import { pilotScope, within } from '../../platform/scope.js';
import type { ServiceBase } from '../../platform/service-base.js';
import { ruleVersionInForce } from '../rule-versions/rule-versions.service.js';
import { createExtensions } from './extensions.service.js';
import { pilotsModel, type PilotRecord } from './pilots.model.js';
import { createPriceSeries } from './price-series.service.js';

export { decisionOf, judgeExtension } from './extension-decision.js';
export { isInPart, wholePilot, windowOf, type ExtensionEffect, type PilotPart } from './extension-months.js';
export type { ExtensionRecord, IncomeLineRecord, PilotRecord } from './pilots.model.js';

const LONGEST_PLAN = 60;
const USUAL_CAP = 12;
/**
 * Fields that are fixed once a family is enrolled; among them the target, so that it cannot be adapted to the result.
 */
const fixedFields = ['startMonth', 'currency', 'timeZone', 'targetShare'] as const;

/** Pilots and their extensions. */
export function createPilotsService(base: ServiceBase) {
  const { connection, clock } = base;
  const model = pilotsModel(connection);

  async function ensureFreeName(name: string, id: string, tx: ClientSession): Promise<void> {
    const other = await findRecord(model, { 'name.ar': name }, { tx });
    ensure(other === null || other._id === id, 'ALREADY_EXISTS', 'name.ar');
  }

  return {
    /** The pilots that the actor sees, newest first. */
    visible(actor: Actor): Promise<PilotRecord[]> {
      return findRecords(model, pilotScope(actor), { sort: { startMonth: -1, _id: 1 } });
    },

    /** The pilot if the actor sees it; null outside the actor's scope. */
    visibleTo(actor: Actor, id: string): Promise<PilotRecord | null> {
      return findRecord(model, within(pilotScope(actor), { _id: id }));
    },

    byId(id: string, tx: ClientSession | null = null): Promise<PilotRecord | null> {
      return readRecord(model, id, tx);
    },

    /**
     * Whether all that the actor sees is of pilots whose data are invented, which every screen then says. Those who know
     * families see one pilot at a time and are told of any; before signing in any counts as well.
     */
    async showsSample(actor: Actor | null): Promise<boolean> {
      if (actor === null) return hasRecord(model, { sample: true });
      const visible = await this.visible(actor);
      const samples = visible.filter(({ sample }) => sample);
      const isNear = actor.role === 'COORDINATOR' || actor.role === 'ASSOCIATION_HEAD';
      return samples.length > 0 && (isNear || samples.length === visible.length);
    },

    async createPilot(actor: Actor, input: CreatePilotInput, { sample } = { sample: false }): Promise<PilotRecord> {
      const key = clientKey(input.clientKey);
      const content = contentOf(input);
      return createIdempotently(connection, { model, key, actor, request: input }, async (tx) => {
        await ensureFreeName(content.name.ar, key, tx);
        const at = clock.now();
        const ruleVersion = ruleVersionInForce().number;
        const record = { ...newRecord(key, actor, at, input), ...content, ruleVersion, sample };
        return saveNew(connection, tx, record, { model, recordType: 'pilot', action: 'pilot.create', actor, at });
      });
    },

    /**
     * Changes a pilot. Start month, currency, time zone and target are fixed once a family is enrolled; the use case
     * `update-pilot` checks that.
     */
    async changePilot(
      tx: ClientSession,
      actor: Actor,
      { pilot, input, hasFamilies }: { pilot: PilotRecord; input: UpdatePilotInput; hasFamilies: boolean },
    ): Promise<PilotRecord> {
      const set = changesOf(pilot, input);
      await ensureFreeName(set.name.ar, pilot._id, tx);
      const moved = fixedFields.find((field) => set[field] !== pilot[field]);
      if (moved !== undefined) ensure(!hasFamilies, 'STILL_USED', moved);
      return saveChanged(connection, tx, {
        model,
        recordType: 'pilot',
        action: 'pilot.change',
        actor,
        at: clock.now(),
        id: pilot._id,
        basedOn: input.version,
        set,
      });
    },

    ...createExtensions(base),
    ...createPriceSeries(base),
  };
}

export type PilotsService = ReturnType<typeof createPilotsService>;

type Content = Pick<
  PilotRecord,
  'name' | 'startMonth' | 'plannedMonths' | 'months' | 'capMonths' | 'currency' | 'timeZone' | 'targetShare'
>;

function contentOf(input: CreatePilotInput): Content {
  const capMonths = wholeNumber(input.capMonths ?? USUAL_CAP, 'capMonths', 1, LONGEST_PLAN);
  const plannedMonths = wholeNumber(input.plannedMonths, 'plannedMonths', 1, LONGEST_PLAN);
  ensure(plannedMonths <= capMonths, 'LONGER_THAN_CAP', 'plannedMonths', String(capMonths));
  return {
    name: localizedText(input.name, 'name'),
    startMonth: month(input.startMonth),
    plannedMonths,
    months: plannedMonths,
    capMonths,
    currency: currency(input.currency),
    timeZone: timeZone(input.timeZone),
    targetShare: share(input.targetShare ?? null),
  };
}

function changesOf(
  before: PilotRecord,
  input: UpdatePilotInput,
): Pick<Content, 'name' | 'startMonth' | 'currency' | 'timeZone' | 'targetShare'> {
  return {
    name: input.name == null ? before.name : localizedText(input.name, 'name'),
    startMonth: input.startMonth == null ? before.startMonth : month(input.startMonth),
    currency: input.currency == null ? before.currency : currency(input.currency),
    timeZone: input.timeZone == null ? before.timeZone : timeZone(input.timeZone),
    targetShare: input.targetShare === undefined ? before.targetShare : share(input.targetShare),
  };
}

function month(value: string): string {
  if (!isMonth(value)) throw new DomainError('INVALID', 'startMonth');
  return value;
}

function share(value: number | null): number | null {
  ensure(value === null || (value > 0 && value <= 1), 'INVALID', 'targetShare');
  return value;
}
