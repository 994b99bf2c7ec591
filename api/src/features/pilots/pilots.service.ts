import type { ClientSession } from 'mongoose';
import { isMonth } from '@anaqid/shared-types';
import type {
  CreatePilotInput,
  ExtendPilotInput,
  ExtensionPreviewInput,
  PilotWindow,
  RecordIncomeLineInput,
  RecordPriceIndexInput,
  UpdatePilotInput,
} from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { clientKey, currency, localizedText, timeZone, wholeNumber } from '../../platform/checks.js';
import { demand, DomainError, found } from '../../platform/errors.js';
import { findRecord, findRecords, hasRecord, newRecord, readRecord } from '../../platform/records.js';
import { inChange, saveChanged, saveNew, saveOnce } from '../../platform/saving.js';
import { pilotScope, within } from '../../platform/scope.js';
import { ruleVersionInForce } from '../rule-versions/rule-versions.service.js';
import { extendPilot, extensionsOf, previewExtension } from './extend-pilot.service.js';
import { windowOf, type ExtensionEffect, type Place } from './extension-months.js';
import type { PilotsDeps } from './pilots.deps.js';
import {
  pilotsModel,
  type ExtensionRecord,
  type IncomeLineRecord,
  type PilotRecord,
  type PriceIndexRecord,
} from './pilots.model.js';
import { canEditPilots } from './pilots.permissions.js';
import { incomeLinesOf, priceIndexOf, recordIncomeLine, recordPriceIndex } from './price-series.service.js';

export type { Extending, PilotParts } from './extend-pilot.service.js';
export { wholePilot, windowOf, type ExtensionEffect, type Place } from './extension-months.js';
export type { ExtensionRecord, IncomeLineRecord, PilotRecord, PriceIndexRecord } from './pilots.model.js';

/** Programme trials and the decisions to extend them. */
export interface PilotsService {
  /** Those the actor may see, newest first. */
  visible(actor: Actor): Promise<PilotRecord[]>;
  /** The pilot as far as this actor sees it; null outside the scope. */
  visibleTo(actor: Actor, id: string): Promise<PilotRecord | null>;
  byId(id: string, tx?: ClientSession | null): Promise<PilotRecord | null>;
  /** Whether any pilot is invented: screens then say so. */
  hasSample(): Promise<boolean>;
  createPilot(actor: Actor, input: CreatePilotInput, making?: { sample: boolean }): Promise<PilotRecord>;
  /** Start month, currency, time zone and target are fixed once a family is enrolled. */
  updatePilot(actor: Actor, input: UpdatePilotInput): Promise<PilotRecord>;
  extendPilot(actor: Actor, input: ExtendPilotInput): Promise<PilotRecord>;
  /** What an extension would change; nothing is recorded. */
  previewExtension(actor: Actor, input: ExtensionPreviewInput): Promise<ExtensionEffect>;
  /** The pilot's months as they are for a cluster or a family, with its own extensions. */
  windowOf(pilot: PilotRecord, place: Place): Promise<PilotWindow>;
  /** Decisions to go on longer, oldest first. */
  extensionsOf(pilotId: string, tx?: ClientSession | null): Promise<ExtensionRecord[]>;
  recordIncomeLine(actor: Actor, input: RecordIncomeLineInput): Promise<PilotRecord>;
  recordPriceIndex(actor: Actor, input: RecordPriceIndexInput): Promise<PilotRecord>;
  /** Earliest first. */
  incomeLinesOf(pilotId: string): Promise<IncomeLineRecord[]>;
  /** Earliest first; as known at an instant, or now. */
  priceIndexOf(pilotId: string, knownAt?: Date | null): Promise<PriceIndexRecord[]>;
}

const LONGEST_PLAN = 60;
const USUAL_CAP = 12;
/** Fixed once a family is enrolled; the target, so that it cannot follow the result. */
const fixedFields = ['startMonth', 'currency', 'timeZone', 'targetShare'] as const;

export function createPilotsService({ connection, clock, countFamilies, parts, extending }: PilotsDeps): PilotsService {
  const base = { connection, clock };
  const model = pilotsModel(connection);

  async function createPilot(
    actor: Actor,
    input: CreatePilotInput,
    { sample } = { sample: false },
  ): Promise<PilotRecord> {
    demand(canEditPilots(actor), 'NOT_ALLOWED');
    const key = clientKey(input.clientKey);
    const content = contentOf(input);
    return saveOnce(connection, { model, key, actor, request: input }, async (tx) => {
      await demandFreeName(content.name.ar, key, tx);
      const at = clock.now();
      const ruleVersion = ruleVersionInForce().number;
      const record = { ...newRecord(key, actor, at, input), ...content, ruleVersion, sample };
      return saveNew(connection, tx, record, { model, recordType: 'pilot', action: 'pilot.create', actor, at });
    });
  }

  async function updatePilot(actor: Actor, input: UpdatePilotInput): Promise<PilotRecord> {
    demand(canEditPilots(actor), 'NOT_ALLOWED');
    return inChange(connection, async (tx) => {
      const before = found(await readRecord(model, input.id, tx), 'id');
      const set = changesOf(before, input);
      await demandFreeName(set.name.ar, before._id, tx);
      const moved = fixedFields.find((field) => set[field] !== before[field]);
      if (moved !== undefined) demand((await countFamilies(before._id)) === 0, 'STILL_USED', moved);
      return saveChanged(connection, tx, {
        model,
        recordType: 'pilot',
        action: 'pilot.change',
        actor,
        at: clock.now(),
        id: before._id,
        basedOn: input.version,
        set,
      });
    });
  }

  async function demandFreeName(name: string, id: string, tx: ClientSession): Promise<void> {
    const other = await findRecord(model, { 'name.ar': name }, { tx });
    demand(other === null || other._id === id, 'ALREADY_EXISTS', 'name.ar');
  }

  return {
    visible: (actor) => findRecords(model, pilotScope(actor), { sort: { startMonth: -1, _id: 1 } }),
    visibleTo: (actor, id) => findRecord(model, within(pilotScope(actor), { _id: id })),
    byId: (id, tx = null) => readRecord(model, id, tx),
    hasSample: () => hasRecord(model, { sample: true }),
    createPilot,
    updatePilot,
    extendPilot: (actor, input) => extendPilot({ ...base, parts, extending }, actor, input),
    previewExtension: (actor, input) => previewExtension({ ...base, parts, extending }, actor, input),
    windowOf: async (pilot, place) => windowOf(pilot, await extensionsOf(connection, pilot._id), place),
    extensionsOf: (pilotId, tx = null) => extensionsOf(connection, pilotId, tx),
    recordIncomeLine: (actor, input) => recordIncomeLine(base, actor, input),
    recordPriceIndex: (actor, input) => recordPriceIndex(base, actor, input),
    incomeLinesOf: (pilotId) => incomeLinesOf(connection, pilotId),
    priceIndexOf: (pilotId, knownAt = null) => priceIndexOf(connection, pilotId, knownAt),
  };
}

type Content = Pick<
  PilotRecord,
  'name' | 'startMonth' | 'plannedMonths' | 'months' | 'capMonths' | 'currency' | 'timeZone' | 'targetShare'
>;

function contentOf(input: CreatePilotInput): Content {
  const capMonths = wholeNumber(input.capMonths ?? USUAL_CAP, 'capMonths', 1, LONGEST_PLAN);
  const plannedMonths = wholeNumber(input.plannedMonths, 'plannedMonths', 1, LONGEST_PLAN);
  demand(plannedMonths <= capMonths, 'LONGER_THAN_CAP', 'plannedMonths', String(capMonths));
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
  demand(value === null || (value > 0 && value <= 1), 'INVALID', 'targetShare');
  return value;
}
