import type { ClientSession, Connection } from 'mongoose';
import type { Actor } from '../../platform/actor.js';
import { ensure, orNotFound } from '../../platform/errors.js';
import { findRecord, revisionState } from '../../platform/records.js';
import { saveChanged } from '../../platform/saving.js';
import { familyScope, within } from '../../platform/scope.js';
import { familiesModel, type FamilyRecord } from './families.model.js';
import { canEditFamily } from './families.permissions.js';

/** The family if the actor sees it; null outside the actor's scope. */
export function readFamily(
  connection: Connection,
  actor: Actor,
  id: string,
  tx: ClientSession | null = null,
): Promise<FamilyRecord | null> {
  return findRecord(familiesModel(connection), within(familyScope(actor), { _id: id }), { tx });
}

/** The family, if the actor may edit its file; otherwise `NOT_FOUND` outside the scope and `NOT_ALLOWED` within it. */
export async function readForEditing(
  connection: Connection,
  actor: Actor,
  { id, field }: { id: string; field: string },
  tx: ClientSession,
): Promise<FamilyRecord> {
  const family = orNotFound(await readFamily(connection, actor, id, tx), field);
  ensure(canEditFamily(actor, family), 'NOT_ALLOWED');
  return family;
}

interface FamilyChange {
  actor: Actor;
  at: Date;
  action: string;
  id: string;
  basedOn: number;
  set: Parameters<typeof saveChanged<FamilyRecord>>[2]['set'];
}

/** Changes a family with its revision and audit entry. */
export function changeFamily(connection: Connection, tx: ClientSession, change: FamilyChange): Promise<FamilyRecord> {
  return saveChanged(connection, tx, {
    model: familiesModel(connection),
    recordType: 'family',
    toState: familyState,
    ...change,
  });
}

/** What a family looks like in its revision: without what it is searched by, which follows from the rest. */
export function familyState(family: FamilyRecord): object {
  const { searchWords: _words, searchNumbers: _numbers, identityKeys: _keys, ...record } = family;
  return revisionState(record);
}
