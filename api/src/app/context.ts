import type { StorageEngine } from '@anaqid/shared-types';
import type { Actor } from '../platform/actor.js';
import type { Clock } from '../platform/clock.js';
import { FaultError } from '../platform/faults.js';
import type { SessionControls } from '../platform/sessions.js';
import type { Loaders } from './loaders.js';
import type { Services } from './services.js';

/** The context of resolvers, created for each request. */
export interface RequestContext {
  /** Null: not signed in. Changes when the request signs in or out. */
  actor: Actor | null;
  /** The account whose work the request is, where the app names one. */
  readonly forAccountId: string | null;
  readonly services: Services;
  /**
   * Recreated after each mutation of the request, so that its result is read from the database and not from a cache.
   */
  loaders: Loaders;
  readonly session: SessionControls;
  readonly clock: Clock;
  readonly engine: StorageEngine;
  readonly version: string;
  readonly requestId: string;
  /** IP address of the client; null if unknown. */
  readonly address: string | null;
}

/** The signed-in actor, for fields whose access rule requires one. */
export function actorOf({ actor }: Pick<RequestContext, 'actor'>): Actor {
  if (actor === null) throw new FaultError('NOT_SIGNED_IN');
  return actor;
}
