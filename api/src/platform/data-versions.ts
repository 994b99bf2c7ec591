import { randomInt } from 'node:crypto';
import type { ClientSession, Connection } from 'mongoose';
import { integer, recordSchema, text } from './fields.js';
import { defineModel, findRecords } from './records.js';
import { putRecord, raiseRecords } from './write-records.js';

/**
 * How often something was written. Whoever kept what he computed may use it as long as the versions of everything it was computed from
 * are the same as before he read it.
 */
const schema = recordSchema({
  /** A stripe, an area or `incarnation`. */
  _id: text,
  rev: integer,
});
export const dataVersionsModel = defineModel('DataVersion', schema, 'dataVersions');

/**
 * Families of a cluster are spread over this many stripes. Each has a version of its own: with one version for all of them, every
 * writer of a cluster would meet every other.
 */
const stripesOfCluster = 16;

/** Where a spell is and whose it is. */
interface SpellPlace {
  readonly pilotId: string;
  readonly clusterId: string;
  readonly familyId: string;
}

/** The stripe of a family's spell. Stripes of a pilot follow each other in the order of ids. */
export function stripeOf({ pilotId, clusterId, familyId }: SpellPlace): string {
  return `${pilotId}/${clusterId}/${stripeNumberOf(familyId)}`;
}

/** The turns that work on these families takes: families that share a stripe share a turn. */
export function turnsOf(familyIds: readonly string[]): string[] {
  return [...new Set(familyIds.map((familyId) => `stripe ${stripeNumberOf(familyId)}`))];
}

function stripeNumberOf(familyId: string): string {
  let sum = 0;
  for (let position = 0; position < familyId.length; position += 1) {
    sum = (sum * 31 + familyId.charCodeAt(position)) % 65_521;
  }
  return (sum % stripesOfCluster).toString(stripesOfCluster);
}

/** Records of the whole installation that pages show or figures use; few people change them, and seldom. */
const areas = ['catalogue', 'associations', 'pilots', 'accounts'] as const;
type Area = (typeof areas)[number];

const areaOfRecords: Readonly<Record<string, Area>> = {
  serviceType: 'catalogue',
  association: 'associations',
  membership: 'associations',
  area: 'pilots',
  cluster: 'pilots',
  incomeLine: 'pilots',
  pilot: 'pilots',
  pilotExtension: 'pilots',
  priceIndex: 'pilots',
  account: 'accounts',
};

const incarnation = 'incarnation';

/** Says in this transaction that records of this kind have changed, for the kinds that have a version. */
export async function raiseAreaOf(connection: Connection, recordType: string, tx: ClientSession): Promise<void> {
  const area = areaOfRecords[recordType];
  if (area !== undefined) await raiseVersions(connection, [area], tx);
}

/** Says in this transaction that what these stripes or areas hold has changed. */
export async function raiseVersions(connection: Connection, ids: readonly string[], tx: ClientSession): Promise<void> {
  await raiseRecords(dataVersionsModel(connection), [...new Set(ids)].sort(), tx);
}

/**
 * Begins a new incarnation of the database: nothing that was kept before is valid any more. Every start does, because the data may
 * have been copied or restored from a backup since, in which the same versions stood for other contents.
 */
export async function beginIncarnation(connection: Connection): Promise<void> {
  await putRecord(dataVersionsModel(connection), { _id: incarnation, rev: randomInt(2 ** 47) });
}

/** The versions of everything that figures of pilots are computed from. */
export interface DataVersions {
  /** Of the incarnation and all areas, in one text. */
  readonly shared: string;
  /** Of the stripes of each pilot. */
  readonly pilots: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** The present versions of these pilots. They must be read before that which they are to stand for. */
export async function readVersions(connection: Connection, pilotIds: readonly string[]): Promise<DataVersions> {
  const model = dataVersionsModel(connection);
  const ofShared = findRecords(model, { _id: { $in: [incarnation, ...areas] } });
  const ofPilots = pilotIds.map(async (pilotId) => {
    const rows = await findRecords(model, { _id: { $gt: `${pilotId}/`, $lt: `${pilotId}0` } });
    return [pilotId, new Map(rows.map(({ _id, rev }) => [_id, rev]))] as const;
  });
  const revs = new Map((await ofShared).map(({ _id, rev }) => [_id, rev]));
  const shared = [incarnation, ...areas].map((id) => revs.get(id) ?? 0).join('.');
  return { shared, pilots: new Map(await Promise.all(ofPilots)) };
}

/** The version of a pilot in one text: the number of its stripes and the sum of their writes. */
export function versionOf(stripes: ReadonlyMap<string, number>): string {
  let sum = 0;
  for (const rev of stripes.values()) sum += rev;
  return `${stripes.size}.${sum}`;
}
