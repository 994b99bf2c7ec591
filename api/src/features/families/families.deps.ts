import type { ClientSession } from 'mongoose';
import type { ServiceBase } from '../../platform/service-base.js';
import type { AreasService } from '../areas/areas.service.js';
import type { AssociationsService } from '../associations/associations.service.js';
import type { ClustersService } from '../clusters/clusters.service.js';
import type { PilotsService } from '../pilots/pilots.service.js';
import type { FamilyRecord } from './families.model.js';
import type { Sufficiency } from './life-cycle/life-cycle.js';

/** Dependencies of the family service. */
export interface FamiliesDeps extends ServiceBase {
  pilots: PilotsService;
  areas: AreasService;
  clusters: ClustersService;
  associations: AssociationsService;
  /** What visits show of a family's sufficiency; asked of `assessments`, which knows families and not the other way round. */
  sufficiency: {
    /** As it is in this transaction; whoever records a visit of the family at the same time meets it. */
    hold(tx: ClientSession, family: FamilyRecord): Promise<Sufficiency>;
  };
}
