import type { StorageEngine } from '@anaqid/shared-types';
import type { Actor } from '../platform/actor.js';
import type { Clock } from '../platform/clock.js';
import { FaultError } from '../platform/faults.js';
import type { SessionControls } from '../platform/sessions.js';
import type { Loaders } from './loaders.js';
import type { Services } from './services.js';

/** What resolvers get beside their arguments; made for every request. */
export interface RequestContext {
  /** Who is signed in; null for nobody. Changed by signing in and out. */
  actor: Actor | null;
  readonly services: Services;
  /** Made anew after every mutation of the request, so that its answer is fresh. */
  loaders: Loaders;
  readonly session: SessionControls;
  readonly clock: Clock;
  readonly engine: StorageEngine;
  readonly version: string;
  readonly requestId: string;
  /** Where the request came from; null when unknown. */
  readonly address: string | null;
}

/** The person asking, where the access rule promises that there is one. */
export function actorOf({ actor }: Pick<RequestContext, 'actor'>): Actor {
  if (actor === null) throw new FaultError('NOT_SIGNED_IN');
  return actor;
}
