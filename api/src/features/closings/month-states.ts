import type { ClientSession, Connection, Model } from 'mongoose';
import { findRecords } from '../../platform/records.js';
import { lockRecords } from '../../platform/write-records.js';
import { monthStatesModel, type ClosingRecord } from './closings.model.js';

/** A month of a cluster. */
export interface ClusterMonth {
  readonly clusterId: string;
  readonly month: string;
}

export function monthKey({ clusterId, month }: ClusterMonth): string {
  return `${clusterId}:${month}`;
}

/** Closings in force now, for any of these months. */
export async function closingsInForce(
  model: Model<ClosingRecord>,
  clusterMonths: readonly ClusterMonth[],
  tx: ClientSession | null = null,
): Promise<ClosingRecord[]> {
  if (clusterMonths.length === 0) return [];
  const wantedKeys = new Set(clusterMonths.map(monthKey));
  const clusterId = { $in: [...new Set(clusterMonths.map((clusterMonth) => clusterMonth.clusterId))] };
  const month = { $in: [...new Set(clusterMonths.map((clusterMonth) => clusterMonth.month))] };
  const closings = await findRecords(model, { clusterId, month, reopened: false }, { tx });
  return closings.filter((closing) => wantedKeys.has(monthKey(closing)));
}

/** Writes the lock documents of these months, so that concurrent transactions on the same month conflict. */
export async function lockMonths(
  connection: Connection,
  tx: ClientSession,
  clusterMonths: readonly ClusterMonth[],
): Promise<void> {
  const monthsByKey = new Map(clusterMonths.map((clusterMonth) => [monthKey(clusterMonth), clusterMonth]));
  const locks = [...monthsByKey].map(([key, { clusterId, month }]) => ({ _id: key, clusterId, month }));
  await lockRecords(monthStatesModel(connection), locks, tx);
}
