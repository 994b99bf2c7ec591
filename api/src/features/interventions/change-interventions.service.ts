import type { ClientSession } from 'mongoose';
import type {
  CorrectInterventionInput,
  CorrectInterventionsInput,
  VoidInterventionInput,
  VoidInterventionsInput,
} from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { optionalText } from '../../platform/checks.js';
import { ensure, orNotFound } from '../../platform/errors.js';
import { findRecords, revisionState } from '../../platform/records.js';
import { recordChanges } from '../../platform/revisions.js';
import { familyScope, within } from '../../platform/scope.js';
import { inTransaction } from '../../platform/transactions.js';
import { changeRecords } from '../../platform/write-records.js';
import { ensureGiver, loadFacts, type EntryFacts } from './entry-facts.js';
import { correctedWorth } from './entry-worth.js';
import { monthKey } from '../closings/closings.service.js';
import type { InterventionsDeps } from './interventions.deps.js';
import { interventionsModel, type InterventionRecord } from './interventions.model.js';
import { canLog } from './interventions.permissions.js';
import { answerEach, ensureCount, OutdatedError, type Answers, type Item } from './items.js';
import { dayOf, ensureReasonForRepeat, memberOf } from './log-interventions.service.js';
import type { RepeatFacts } from './possible-repeats.js';
import { rollUpEntries } from './roll-up/service-rollups.service.js';

interface Based {
  readonly id: string;
  readonly version: number;
}

interface Changed {
  record: InterventionRecord;
  repeat: RepeatFacts | null;
}

/** Corrects and voids services given. */
export function createChanges(deps: InterventionsDeps) {
  return {
    /** Corrects services; each item has its own result. */
    async correctInterventions(actor: Actor, { corrections }: CorrectInterventionsInput): Promise<Answers> {
      ensureCount(corrections, 'corrections');
      return { items: await changeEach(deps, actor, 'intervention.correct', corrections, corrected) };
    },

    /** Voids services; each item has its own result. A voided service stays on file and counts nowhere. */
    async voidInterventions(actor: Actor, { voids }: VoidInterventionsInput): Promise<Answers> {
      ensureCount(voids, 'voids');
      return { items: await changeEach(deps, actor, 'intervention.void', voids, voided) };
    },
  };
}

type Change<I> = (facts: EntryFacts, before: InterventionRecord, input: I) => Changed;

async function changeEach<I extends Based>(
  deps: InterventionsDeps,
  actor: Actor,
  action: string,
  inputs: readonly I[],
  change: Change<I>,
): Promise<Item[]> {
  const ids = inputs.map(({ id }) => id);
  return inTransaction(deps.connection, async (tx) => {
    const scope = within(familyScope(actor), { _id: { $in: ids } });
    const stored = await findRecords(interventionsModel(deps.connection), scope, { tx });
    const recordsById = new Map(stored.map((record) => [record._id, record]));
    const familyIds = [...new Set(stored.map(({ familyId }) => familyId))];
    const families = familyIds.length === 0 ? [] : await deps.families.visibleByIds(actor, familyIds, tx);
    const months = stored.map(({ month }) => month);
    const facts = await loadFacts(deps, tx, { families, months, at: deps.clock.now() });
    const changed: InterventionRecord[] = [];
    const items = answerEach(
      inputs,
      ({ id }) => id,
      (input) => {
        const before = orNotFound(recordsById.get(input.id), 'id');
        ensureChangeable(facts, actor, before, input);
        const { record, repeat } = change(facts, before, input);
        const after = { ...record, version: before.version + 1 };
        recordsById.set(after._id, after);
        replaceService(facts, after);
        changed.push(after);
        return { outcome: 'STORED', intervention: after, possibleRepeat: repeat };
      },
    );
    await storeChanged(deps, tx, actor, { action, records: changed, at: facts.at });
    await rollUpEntries(deps, tx, facts.familiesById, changed);
    return items;
  });
}

function ensureChangeable(facts: EntryFacts, actor: Actor, before: InterventionRecord, { version }: Based): void {
  ensure(canLog(actor, before), 'NOT_ALLOWED');
  if (before.voided) throw new OutdatedError(before, 'ALREADY_VOIDED');
  if (before.version !== version) throw new OutdatedError(before, 'STALE_VERSION');
  // What was given stays changeable after the family has left, so that a mistake in it can be mended.
  ensure(!facts.closed.has(monthKey(before)), 'MONTH_CLOSED', 'month');
}

function voided(_facts: EntryFacts, before: InterventionRecord, input: VoidInterventionInput): Changed {
  const reason = optionalText(input.reason, 'reason', 1000);
  ensure(reason !== null, 'REASON_REQUIRED', 'reason');
  return { record: { ...before, voided: true, reason }, repeat: null };
}

function corrected(facts: EntryFacts, before: InterventionRecord, input: CorrectInterventionInput): Changed {
  const family = orNotFound(facts.familiesById.get(before.familyId), 'id');
  const type = orNotFound(facts.typesById.get(before.serviceTypeId));
  const isGiverKept = input.givingAssociationId == null || input.givingAssociationId === before.givingAssociationId;
  const givingAssociationId = isGiverKept
    ? before.givingAssociationId
    : ensureGiver(facts, before, input.givingAssociationId ?? '');
  const { repeatReason, voucherNumber } = input;
  const record: InterventionRecord = {
    ...before,
    ...correctedWorth(type, before, input, before.currency),
    ...(input.day === undefined ? {} : dayOf(input.day, before.month)),
    givingAssociationId,
    toOther: givingAssociationId !== before.associationId,
    memberId: input.memberId === undefined ? before.memberId : memberOf(family, input.memberId),
    voucherNumber:
      voucherNumber === undefined ? before.voucherNumber : optionalText(voucherNumber, 'voucherNumber', 40),
    repeatReason: repeatReason == null ? before.repeatReason : optionalText(repeatReason, 'repeatReason', 1000),
    reason: optionalText(input.reason, 'reason', 1000),
  };
  return { record, repeat: ensureReasonForRepeat(facts, record) };
}

/**
 * Replaces the service in the facts, so that later items of the request are checked for repeats against its new state.
 */
function replaceService({ servicesByFamily }: EntryFacts, record: InterventionRecord): void {
  const others = (servicesByFamily.get(record.familyId) ?? []).filter(({ _id }) => _id !== record._id);
  const counts = !record.voided && record.quantity > 0;
  servicesByFamily.set(record.familyId, counts ? [...others, record] : others);
}

async function storeChanged(
  { connection }: InterventionsDeps,
  tx: ClientSession,
  actor: Actor,
  { action, records, at }: { action: string; records: readonly InterventionRecord[]; at: Date },
): Promise<void> {
  if (records.length === 0) return;
  await changeRecords(interventionsModel(connection), records, tx);
  await recordChanges(
    connection,
    tx,
    records.map((record) => ({
      actor,
      at,
      action,
      recordType: 'intervention',
      recordId: record._id,
      version: record.version,
      state: revisionState(record),
    })),
  );
}
