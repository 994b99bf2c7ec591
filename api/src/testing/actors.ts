import { randomUUID } from 'node:crypto';
import type { Role } from '@anaqid/shared-types';
import type { Actor } from '../platform/actor.js';

/** An actor with a role and an empty scope, unless `scope` says otherwise. */
export function actorWith(role: Role, scope: Partial<Actor> = {}): Actor {
  return {
    accountId: randomUUID(),
    displayName: role.toLowerCase(),
    role,
    clusterIds: [],
    associationId: null,
    pilotIds: [],
    ...scope,
  };
}
