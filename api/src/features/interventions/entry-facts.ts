import type { ClientSession } from 'mongoose';
import { addMonths, firstDayOf, isMonth, lastDayOf, presentMonthOf, type PilotWindow } from '@anaqid/shared-types';
import { ensure, orNotFound } from '../../platform/errors.js';
import { findRecords } from '../../platform/records.js';
import type { MembershipRecord } from '../associations/associations.service.js';
import { monthKey, type ClusterMonth } from '../closings/closings.service.js';
import { spellIn, type FamilyRecord, type SpellRecord } from '../families/families.service.js';
import { windowOf, type ExtensionRecord, type PilotRecord } from '../pilots/pilots.service.js';
import type { ServiceTypeRecord } from '../service-types/service-types.service.js';
import type { InterventionsDeps } from './interventions.deps.js';
import { interventionsModel } from './interventions.model.js';
import { monthsInReach, type RepeatRules, type RepeatService } from './possible-repeats.js';

/** All facts that decide on the entries of one request, loaded in a fixed number of queries. */
export interface EntryFacts extends RepeatRules {
  readonly at: Date;
  readonly familiesById: ReadonlyMap<string, FamilyRecord>;
  readonly typesById: ReadonlyMap<string, ServiceTypeRecord>;
  readonly pilotsById: ReadonlyMap<string, { readonly pilot: PilotRecord; readonly extensions: ExtensionRecord[] }>;
  readonly membershipsByCluster: ReadonlyMap<string, readonly MembershipRecord[]>;
  /** Keys `clusterId:month` of closed months. */
  readonly closed: ReadonlySet<string>;
  /** By family, the services that an entry may repeat, including entries accepted earlier in the request. */
  readonly servicesByFamily: Map<string, RepeatService[]>;
}

/** Loads the facts that decide on entries of these families in these months. */
export async function loadFacts(
  deps: InterventionsDeps,
  tx: ClientSession,
  { families, months, at }: { families: readonly FamilyRecord[]; months: readonly string[]; at: Date },
): Promise<EntryFacts> {
  const types = await deps.serviceTypes.all();
  const windowDays = new Map(types.map(({ _id, repeatWindowDays }) => [_id, repeatWindowDays]));
  const pilotsById = new Map<string, { pilot: PilotRecord; extensions: ExtensionRecord[] }>();
  for (const pilotId of new Set(families.map((family) => family.pilotId))) {
    const pilot = orNotFound(await deps.pilots.byId(pilotId, tx));
    pilotsById.set(pilotId, { pilot, extensions: await deps.pilots.extensionsOf(pilotId, tx) });
  }
  const clusterIds = new Set(families.flatMap(({ spells }) => spells.map(({ clusterId }) => clusterId)));
  const membershipsByCluster = new Map<string, MembershipRecord[]>();
  for (const clusterId of clusterIds) {
    membershipsByCluster.set(clusterId, await deps.associations.membershipsOf(clusterId, tx));
  }
  const validMonths = [...new Set(months.filter(isMonth))];
  const clusterMonths = [...clusterIds].flatMap((clusterId) => validMonths.map((month) => ({ clusterId, month })));
  const closed = new Set((await deps.closings.inForce(clusterMonths, tx)).map(monthKey));
  return {
    at,
    familiesById: new Map(families.map((family) => [family._id, family])),
    typesById: new Map(types.map((type) => [type._id, type])),
    pilotsById,
    membershipsByCluster,
    closed,
    windowDays,
    sharing: sharingOf(families),
    servicesByFamily: await repeatableServices(deps, tx, { families, months: validMonths, windowDays }),
  };
}

/** Families that consented to sharing their services with other associations. */
export function sharingOf(families: readonly FamilyRecord[]): ReadonlySet<string> {
  return new Set(families.filter(({ consented }) => consented.includes('SHARING')).map(({ _id }) => _id));
}

/**
 * The spell that an entry of the month belongs to; refuses months in the future, outside all spells, and closed ones.
 */
export function ensureOpenMonth(facts: EntryFacts, family: FamilyRecord, month: string): SpellRecord {
  ensure(isMonth(month), 'INVALID', 'month');
  ensure(month <= presentMonthOf(windowOfFamily(facts, family), facts.at), 'MONTH_IN_FUTURE', 'month');
  const spell = spellIn(family, month);
  ensure(spell !== null, 'MONTH_OUTSIDE_SPELL', 'month');
  ensure(!facts.closed.has(monthKey({ clusterId: spell.clusterId, month })), 'MONTH_CLOSED', 'month');
  return spell;
}

/** The giving association, which must be a member of the cluster in the month. */
export function ensureGiver(facts: EntryFacts, { clusterId, month }: ClusterMonth, associationId: string): string {
  const isMember = (facts.membershipsByCluster.get(clusterId) ?? []).some(
    (membership) => membership.associationId === associationId && covers(membership, month),
  );
  ensure(isMember, 'ASSOCIATION_NOT_IN_CLUSTER', 'givingAssociationId');
  return associationId;
}

/** Whether the membership covers a month. */
export function covers({ fromMonth, toMonth }: MembershipRecord, month: string): boolean {
  return fromMonth <= month && (toMonth === null || month <= toMonth);
}

function windowOfFamily({ pilotsById }: EntryFacts, { _id, pilotId, clusterId }: FamilyRecord): PilotWindow {
  const { pilot, extensions } = orNotFound(pilotsById.get(pilotId));
  return windowOf(pilot, extensions, { clusterId, familyId: _id });
}

/** By family, the services that an entry of these months may repeat. */
async function repeatableServices(
  { connection }: InterventionsDeps,
  tx: ClientSession,
  { families, months, windowDays }: Reach,
): Promise<Map<string, RepeatService[]>> {
  const servicesByFamily = new Map<string, RepeatService[]>(families.map(({ _id }) => [_id, []]));
  const reach = monthsInReach(windowDays.values());
  const [first, last] = [months.toSorted().at(0), months.toSorted().at(-1)];
  if (reach === 0 || first === undefined || last === undefined) return servicesByFamily;
  const day = { $gte: firstDayOf(addMonths(first, -reach)), $lte: lastDayOf(addMonths(last, reach)) };
  const filter = { familyId: { $in: [...servicesByFamily.keys()] }, day, voided: false, quantity: { $gt: 0 } };
  const services = await findRecords(interventionsModel(connection), filter, { tx });
  for (const service of services) servicesByFamily.get(service.familyId)?.push(service);
  return servicesByFamily;
}

interface Reach {
  families: readonly FamilyRecord[];
  months: readonly string[];
  windowDays: ReadonlyMap<string, number | null>;
}
