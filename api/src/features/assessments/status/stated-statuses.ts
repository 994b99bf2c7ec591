import { randomUUID } from 'node:crypto';
import type { ClientSession, Connection } from 'mongoose';
import type { StatementOccasion } from '@anaqid/shared-types';
import { insertRecords } from '../../../platform/write-records.js';
import type { FamilyPath } from '../path/family-path.js';
import { familyStatus } from './family-status.js';
import { statedStatusesModel, type StatedStatusRecord } from './stated-statuses.model.js';

interface Statement {
  readonly familyId: string;
  readonly path: FamilyPath;
}

/**
 * Records the statuses that families have in this transaction. Later extensions, corrections and rule versions add
 * statuses and never change these, so that what a family or its head was told can still be read.
 */
export async function stateStatuses(
  connection: Connection,
  tx: ClientSession,
  statements: readonly Statement[],
  { occasion, at }: { occasion: StatementOccasion; at: Date },
): Promise<void> {
  if (statements.length === 0) return;
  const records: StatedStatusRecord[] = statements.map(({ familyId, path }) => ({
    _id: randomUUID(),
    familyId,
    spellId: path.spellId,
    statedAt: at,
    occasion,
    presentMonth: path.presentMonth,
    durationMonths: path.durationMonths,
    ruleVersion: path.rule.number,
    status: familyStatus(path),
  }));
  await insertRecords(statedStatusesModel(connection), records, tx);
}
