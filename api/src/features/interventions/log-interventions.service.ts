import type { ClientSession } from 'mongoose';
import { isDay, lastDayOf, monthOf, type LogInterventionInput, type LogInterventionsInput } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { clientKey, optionalText } from '../../platform/checks.js';
import { turnsOf } from '../../platform/data-versions.js';
import { ensure, orNotFound } from '../../platform/errors.js';
import { newRecord, readRecords, revisionState } from '../../platform/records.js';
import { recordChanges } from '../../platform/revisions.js';
import { sameOrConflict } from '../../platform/saving.js';
import { inTransaction } from '../../platform/transactions.js';
import { inTurn } from '../../platform/turns.js';
import { insertRecords } from '../../platform/write-records.js';
import type { FamilyRecord } from '../families/families.service.js';
import { ensureGiver, ensureOpenMonth, loadFacts, type EntryFacts } from './entry-facts.js';
import { worthOf } from './entry-worth.js';
import { addStanding, ensureSeen, standingEntries, type StandingEntries } from './filled-cells.js';
import type { InterventionsDeps } from './interventions.deps.js';
import { interventionsModel, type InterventionRecord } from './interventions.model.js';
import { canLog } from './interventions.permissions.js';
import { retryOnDuplicateKey, answerEach, ensureCount, PossibleRepeatError, type Answers, type Item } from './items.js';
import { nearestRepeat, type RepeatFacts } from './possible-repeats.js';
import { rollUpEntries } from './roll-up/service-rollups.service.js';

type Entries = readonly LogInterventionInput[];

/** Logs services given. */
export function createLogging(deps: InterventionsDeps) {
  return {
    /** Logs services in one transaction; each item has its own result. */
    async logInterventions(actor: Actor, { entries }: LogInterventionsInput): Promise<Answers> {
      ensureCount(entries, 'entries');
      const work = () => inTransaction(deps.connection, (tx) => log(deps, tx, actor, entries));
      const familyIds = entries.map(({ familyId }) => familyId);
      return { items: await inTurn(turnsOf(familyIds), () => retryOnDuplicateKey(work)) };
    },
  };
}

async function log(deps: InterventionsDeps, tx: ClientSession, actor: Actor, entries: Entries): Promise<Item[]> {
  const keys = entries.map((entry) => entry.clientKey.toLowerCase());
  const stored = await readRecords(interventionsModel(deps.connection), keys, tx);
  const recordsByKey = new Map(stored.map((record) => [record._id, record]));
  const newEntries = entries.filter((_entry, index) => !recordsByKey.has(keys[index] ?? ''));
  const familyIds = [...new Set(newEntries.map(({ familyId }) => familyId))];
  const families = familyIds.length === 0 ? [] : await deps.families.visibleByIds(actor, familyIds, tx);
  const months = newEntries.map(({ month }) => month);
  const facts = await loadFacts(deps, tx, { families, months, at: deps.clock.now() });
  const standing = await standingEntries(deps, tx, newEntries);

  const newRecords: InterventionRecord[] = [];
  const items = answerEach(
    entries,
    (entry) => entry.clientKey,
    (entry) => {
      const key = clientKey(entry.clientKey);
      const storedRecord = recordsByKey.get(key);
      if (storedRecord !== undefined)
        return { outcome: 'REPEATED', intervention: sameOrConflict(storedRecord, actor, contentOf(entry)) };
      const { record, repeat } = entryRecord(facts, standing, { actor, key, entry });
      addStanding(standing, record);
      newRecords.push(record);
      recordsByKey.set(key, record);
      if (record.quantity > 0) facts.servicesByFamily.get(record.familyId)?.push(record);
      return { outcome: 'STORED', intervention: record, possibleRepeat: repeat };
    },
  );
  await storeNew(deps, tx, actor, newRecords, facts.at);
  await rollUpEntries(deps, tx, facts.familiesById, newRecords);
  return items;
}

/** Inserts entries with their revisions and audit entries; whoever logs rolls them up as well. */
export async function storeNew(
  { connection }: InterventionsDeps,
  tx: ClientSession,
  actor: Actor,
  records: readonly InterventionRecord[],
  at: Date,
): Promise<void> {
  if (records.length === 0) return;
  await insertRecords(interventionsModel(connection), records, tx);
  await recordChanges(
    connection,
    tx,
    records.map((record) => ({
      actor,
      at,
      action: 'intervention.log',
      recordType: 'intervention',
      recordId: record._id,
      version: record.version,
      state: revisionState(record),
    })),
  );
}

/** What a retry must repeat: what was seen is a condition of storing, and may differ in a retry. */
function contentOf({ seen: _seen, ...content }: LogInterventionInput): object {
  return content;
}

function entryRecord(
  facts: EntryFacts,
  standing: StandingEntries,
  { actor, key, entry }: { readonly actor: Actor; readonly key: string; readonly entry: LogInterventionInput },
): { record: InterventionRecord; repeat: RepeatFacts | null } {
  const family = orNotFound(facts.familiesById.get(entry.familyId), 'familyId');
  ensure(canLog(actor, family), 'NOT_ALLOWED');
  const type = orNotFound(facts.typesById.get(entry.serviceTypeId), 'serviceTypeId');
  const { associationId, clusterId } = ensureOpenMonth(facts, family, entry.month);
  ensure(!type.retired, 'SERVICE_TYPE_RETIRED', 'serviceTypeId');
  const clusterMonth = { clusterId, month: entry.month };
  const givingAssociationId = ensureGiver(facts, clusterMonth, entry.givingAssociationId ?? associationId);
  const { currency } = orNotFound(facts.pilotsById.get(family.pilotId)).pilot;
  const record: InterventionRecord = {
    ...newRecord(key, actor, facts.at, contentOf(entry)),
    pilotId: family.pilotId,
    familyId: family._id,
    associationId,
    ...clusterMonth,
    serviceTypeId: type._id,
    class: type.class,
    currency,
    ...worthOf(type, entry, currency),
    ...dayOf(entry.day ?? null, entry.month),
    givingAssociationId,
    toOther: givingAssociationId !== associationId,
    memberId: memberOf(family, entry.memberId ?? null),
    voucherNumber: optionalText(entry.voucherNumber, 'voucherNumber', 40),
    repeatReason: optionalText(entry.repeatReason, 'repeatReason', 1000),
    voided: false,
    reason: null,
  };
  ensureSeen(standing, entry);
  return { record, repeat: ensureReasonForRepeat(facts, record) };
}

/** The day of the service; the last day of the month if it is unknown. */
export function dayOf(day: string | null, month: string): Pick<InterventionRecord, 'day' | 'dayKnown'> {
  if (day === null) return { day: lastDayOf(month), dayKnown: false };
  ensure(isDay(day) && monthOf(day) === month, 'INVALID', 'day');
  return { day, dayKnown: true };
}

export function memberOf({ members }: FamilyRecord, memberId: string | null): string | null {
  return memberId === null
    ? null
    : orNotFound(
        members.find(({ _id }) => _id === memberId),
        'memberId',
      )._id;
}

/** Refuses a possible repeat of another association's service unless it has a reason. */
export function ensureReasonForRepeat(facts: EntryFacts, record: InterventionRecord): RepeatFacts | null {
  if (record.quantity === 0) return null;
  const repeat = nearestRepeat(record, facts.servicesByFamily.get(record.familyId) ?? [], facts);
  if (repeat !== null && record.repeatReason === null) throw new PossibleRepeatError(repeat);
  return repeat;
}
