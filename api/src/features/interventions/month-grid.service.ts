import type { ClientSession } from 'mongoose';
import { addMonths, firstMonthOf, isMonth, lastMonthOf, presentMonthOf, type PilotWindow } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { orNotFound } from '../../platform/errors.js';
import { groupBy } from '../../platform/loaders.js';
import { findFields, findRecords } from '../../platform/records.js';
import type { AssociationRecord } from '../associations/associations.service.js';
import type { ClosingRecord } from '../closings/closings.service.js';
import type { ClusterRecord } from '../clusters/clusters.service.js';
import { spellIn, type FamilyRecord } from '../families/families.service.js';
import { windowOf } from '../pilots/pilots.service.js';
import type { ServiceTypeRecord } from '../service-types/service-types.service.js';
import { covers, sharingOf } from './entry-facts.js';
import { cellOf, totalOf, type GridCell, type GridTotal } from './grid-cells.js';
import type { InterventionsDeps } from './interventions.deps.js';
import { interventionsModel, type InterventionRecord } from './interventions.model.js';
import { canLog } from './interventions.permissions.js';
import {
  earlierThan,
  monthsInReach,
  nearestRepeat,
  type RepeatFacts,
  type RepeatRules,
  type RepeatService,
} from './possible-repeats.js';

/** The grid of a cluster's month: a row for each family, a column for each service type. */
export interface MonthGridView {
  cluster: ClusterRecord;
  month: string;
  firstMonth: string;
  lastMonth: string;
  serviceTypes: ServiceTypeRecord[];
  givers: AssociationRecord[];
  rows: { family: FamilyRecord; cells: GridCell[] }[];
  /** Entries of families whose spell does not cover the month. */
  afterLeaving: InterventionRecord[];
  totals: GridTotal[];
  filledCells: number;
  totalCells: number;
  closing: ClosingRecord | null;
  viewerCanLog: boolean;
}

/** The records of a month: families, service types, its entries and those of the month before. */
interface MonthFrame {
  families: FamilyRecord[];
  serviceTypes: ServiceTypeRecord[];
  /** Entries that are not voided, by family and service type. */
  entries: EntryIndex;
  previous: EntryIndex;
  /** Services of families whose spell does not cover the month. */
  afterLeaving: InterventionRecord[];
}

type EntryIndex = ReadonlyMap<string, readonly InterventionRecord[]>;

/** Grids of clusters' months. */
export function createMonthGrids(deps: InterventionsDeps) {
  return {
    /** The grid of a month, by default the present one; null outside the actor's scope or the months of the cluster. */
    async monthGrid(
      actor: Actor,
      clusterId: string,
      requestedMonth: string | null = null,
    ): Promise<MonthGridView | null> {
      const cluster = await deps.clusters.visibleTo(actor, clusterId);
      if (cluster === null) return null;
      const months = await monthsOf(deps, cluster);
      const month = requestedMonth ?? months.lastMonth;
      if (!isMonth(month) || month < months.firstMonth || month > months.lastMonth) return null;
      const { families, serviceTypes, entries, previous, afterLeaving } = await monthFrame(deps, cluster, month);
      const rules = rulesOf(serviceTypes, families);
      const services = await servicesInReach(deps, cluster, month, rules);
      const repeatOf = (entry: InterventionRecord): RepeatFacts | null =>
        entry.quantity === 0 ? null : nearestRepeat(entry, services.get(entry.familyId) ?? [], rules);
      const rows = families.map((family) => ({
        family,
        cells: serviceTypes.map(({ _id }) => {
          const key = cellKey(family._id, _id);
          return cellOf(_id, entries.get(key) ?? [], previous.get(key) ?? [], repeatOf);
        }),
      }));
      const [closing = null] = await deps.closings.inForce([{ clusterId, month }]);
      return {
        cluster,
        month,
        ...months,
        serviceTypes,
        rows,
        afterLeaving,
        closing,
        givers: await giversOf(deps, cluster, month),
        totals: serviceTypes.map(({ _id }, column) =>
          totalOf(
            _id,
            rows.map(({ cells }) => orNotFound(cells[column])),
            afterLeaving,
          ),
        ),
        filledCells: rows.flatMap(({ cells }) => cells).filter((cell) => cell.entries.length > 0).length,
        totalCells: rows.length * serviceTypes.length,
        viewerCanLog: canLog(actor, { clusterId }) && closing === null,
      };
    },

    /** Services of the month that may repeat an earlier one of another association; none outside the actor's scope. */
    async possibleRepeats(
      actor: Actor,
      clusterId: string,
      month: string,
    ): Promise<{ intervention: InterventionRecord; repeat: RepeatFacts }[]> {
      const cluster = await deps.clusters.visibleTo(actor, clusterId);
      if (cluster === null || !isMonth(month)) return [];
      const { families, serviceTypes, entries } = await monthFrame(deps, cluster, month);
      const rules = rulesOf(serviceTypes, families);
      const services = await servicesInReach(deps, cluster, month, rules);
      return [...entries.values()]
        .flat()
        .filter(({ quantity }) => quantity > 0)
        .flatMap((intervention) => {
          const earlier = earlierThan(intervention, services.get(intervention.familyId) ?? []);
          const repeat = nearestRepeat(intervention, earlier, rules);
          return repeat === null ? [] : [{ intervention, repeat }];
        });
    },
  };
}

export async function monthFrame(
  { connection, families, serviceTypes, pilots }: InterventionsDeps,
  cluster: ClusterRecord,
  month: string,
  tx: ClientSession | null = null,
): Promise<MonthFrame> {
  const pilot = orNotFound(await pilots.byId(cluster.pilotId, tx));
  const extensions = await pilots.extensionsOf(pilot._id, tx);
  const present = (await families.ofCluster(cluster._id, tx)).filter((family) => {
    const window = windowOf(pilot, extensions, { clusterId: cluster._id, familyId: family._id });
    return spellIn(family, month) !== null && month <= lastMonthOf(window);
  });
  const before = addMonths(month, -1);
  const stored = await findRecords(
    interventionsModel(connection),
    { clusterId: cluster._id, month: { $in: [before, month] }, voided: false },
    { sort: { recordedAt: 1, _id: 1 }, tx },
  );
  const ids = new Set(present.map(({ _id }) => _id));
  const recorded = stored.filter((entry) => entry.month === month);
  const ofMonth = recorded.filter((entry) => ids.has(entry.familyId));
  const afterLeaving = recorded.filter((entry) => !ids.has(entry.familyId) && entry.quantity > 0);
  const used = new Set([...ofMonth, ...afterLeaving].map(({ serviceTypeId }) => serviceTypeId));
  const types = (await serviceTypes.all()).filter(({ _id, retired }) => !retired || used.has(_id));
  const ofBefore = stored.filter((entry) => entry.month === before);
  return {
    families: present,
    serviceTypes: types,
    entries: indexed(ofMonth),
    previous: indexed(ofBefore),
    afterLeaving,
  };
}

export function cellKey(familyId: string, serviceTypeId: string): string {
  return `${familyId}:${serviceTypeId}`;
}

function indexed(entries: readonly InterventionRecord[]): EntryIndex {
  const index = new Map<string, InterventionRecord[]>();
  for (const entry of entries) {
    const key = cellKey(entry.familyId, entry.serviceTypeId);
    const cell = index.get(key);
    if (cell === undefined) index.set(key, [entry]);
    else cell.push(entry);
  }
  return index;
}

/**
 * First and last month of a cluster's grid: up to the present month by the longest extension that reaches the cluster
 * or one of its families.
 */
async function monthsOf(
  { pilots, clock }: InterventionsDeps,
  cluster: ClusterRecord,
): Promise<Pick<MonthGridView, 'firstMonth' | 'lastMonth'>> {
  const pilot = orNotFound(await pilots.byId(cluster.pilotId));
  const extensions = await pilots.extensionsOf(pilot._id);
  const own = extensions.filter((extension) => extension.clusterId === null || extension.clusterId === cluster._id);
  const months = Math.max(pilot.months, ...own.map(({ toMonths }) => toMonths));
  const window: PilotWindow = { startMonth: pilot.startMonth, timeZone: pilot.timeZone, months };
  return { firstMonth: firstMonthOf(window), lastMonth: presentMonthOf(window, clock.now()) };
}

function rulesOf(types: readonly ServiceTypeRecord[], families: readonly FamilyRecord[]): RepeatRules {
  const windowDays = new Map(types.map(({ _id, repeatWindowDays }) => [_id, repeatWindowDays]));
  return { windowDays, sharing: sharingOf(families) };
}

/** By family, the services that a service of the month may repeat or that may repeat it. */
async function servicesInReach(
  { connection }: InterventionsDeps,
  cluster: ClusterRecord,
  month: string,
  { windowDays }: RepeatRules,
): Promise<Map<string, RepeatService[]>> {
  const windowed = [...windowDays].filter(([, days]) => days !== null);
  if (windowed.length === 0) return new Map();
  const reach = monthsInReach(windowDays.values());
  const services = await findFields(
    interventionsModel(connection),
    ['_id', 'familyId', 'serviceTypeId', 'givingAssociationId', 'day', 'dayKnown', 'month', 'recordedAt'],
    {
      clusterId: cluster._id,
      month: { $gte: addMonths(month, -reach), $lte: addMonths(month, reach) },
      serviceTypeId: { $in: windowed.map(([id]) => id) },
      voided: false,
      quantity: { $gt: 0 },
    },
  );
  return groupBy(services, ({ familyId }) => familyId);
}

async function giversOf(
  { associations }: InterventionsDeps,
  cluster: ClusterRecord,
  month: string,
): Promise<AssociationRecord[]> {
  const memberships = await associations.membershipsOf(cluster._id);
  const present = memberships.filter((membership) => covers(membership, month));
  const givers = await associations.byIds([...new Set(present.map(({ associationId }) => associationId))]);
  return givers.toSorted((a, b) => (a.nameKey < b.nameKey ? -1 : 1));
}
