import type { ClientSession } from 'mongoose';
import type { Actor } from '../../platform/actor.js';
import type { ServiceBase } from '../../platform/service-base.js';
import type { ClusterRecord, ClustersService } from '../clusters/clusters.service.js';
import type { PilotsService } from '../pilots/pilots.service.js';
import type { ClosingRecord } from './closings.model.js';

/** Dependencies of the closing service. */
export interface ClosingsDeps extends ServiceBase {
  pilots: PilotsService;
  clusters: ClustersService;
  /** Asked of `interventions`, which knows closings and not the other way round. */
  blanks: Blanks;
}

/** Cells of a month without an entry. */
export interface Blanks {
  /** Counts them; records "nothing given" in each when asked to, in the transaction of the closing. */
  settle(
    tx: ClientSession,
    actor: Actor,
    place: { cluster: ClusterRecord; month: string; record: boolean; at: Date },
  ): Promise<Pick<ClosingRecord, 'blankCells' | 'nothingGivenCells'>>;
}
