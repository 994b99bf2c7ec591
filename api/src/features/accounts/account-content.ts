import { normalizeDigits, searchKey } from '@anaqid/shared-types';
import type { CreateAccountInput, Role, UpdateAccountInput } from '@anaqid/shared-types';
import { readsWholePilots } from '../../platform/actor.js';
import { text } from '../../platform/checks.js';
import { ensure } from '../../platform/errors.js';
import type { AssociationsService } from '../associations/associations.service.js';
import type { ClustersService } from '../clusters/clusters.service.js';
import type { PilotsService } from '../pilots/pilots.service.js';
import type { AccountRecord } from './accounts.model.js';

const USER_NAME = /^[a-z0-9][a-z0-9.-]{2,39}$/;

type AccountContent = Pick<
  AccountRecord,
  'displayName' | 'searchKey' | 'role' | 'clusterIds' | 'associationId' | 'pilotIds' | 'disabled'
>;

interface ScopeServices {
  pilots: Pick<PilotsService, 'byId'>;
  clusters: Pick<ClustersService, 'byIds'>;
  associations: Pick<AssociationsService, 'byId'>;
}

/** A user name as it is stored and compared: trimmed, Western digits, lower case. */
export function userNameOf(value: string): string {
  return normalizeDigits(value.trim()).toLowerCase();
}

/** As `userNameOf`; `INVALID` unless it has 3 to 40 Latin letters, digits, dots and hyphens. */
export function checkedUserName(value: string): string {
  const userName = userNameOf(value);
  ensure(userName !== '', 'REQUIRED', 'userName');
  ensure(USER_NAME.test(userName), 'INVALID', 'userName');
  return userName;
}

export function displayNameOf(value: string, userName: string): Pick<AccountContent, 'displayName' | 'searchKey'> {
  const displayName = text(value, 'displayName', 120);
  return { displayName, searchKey: searchKey(`${displayName} ${userName}`) };
}

type ScopeInput = Pick<CreateAccountInput, 'clusterIds' | 'associationId' | 'pilotIds'>;
type Scope = Pick<AccountRecord, 'clusterIds' | 'associationId' | 'pilotIds'>;

/**
 * Validates the scope that the role requires. Scope fields of other roles are stored empty, and refused if the request
 * sets them.
 */
export async function checkedScope(services: ScopeServices, role: Role, input: ScopeInput): Promise<Scope> {
  const wanted = {
    clusterIds: [...new Set(input.clusterIds ?? [])],
    associationId: input.associationId ?? null,
    pilotIds: [...new Set(input.pilotIds ?? [])],
  };
  const { clusterIds, associationId, pilotIds } = wanted;
  const readsPilots = readsWholePilots({ role });
  ensureFitting(clusterIds.length > 0, role === 'COORDINATOR', 'clusterIds');
  ensureFitting(associationId !== null, role === 'ASSOCIATION_HEAD', 'associationId');
  ensureFitting(pilotIds.length > 0, readsPilots, 'pilotIds');
  ensure(clusterIds.length <= 200, 'TOO_MANY_ITEMS', 'clusterIds', '200');
  ensure(pilotIds.length <= 200, 'TOO_MANY_ITEMS', 'pilotIds', '200');
  const clusters = clusterIds.length === 0 ? [] : await services.clusters.byIds(clusterIds);
  ensure(clusters.length === clusterIds.length, 'NOT_FOUND', 'clusterIds');
  if (associationId !== null) {
    ensure((await services.associations.byId(associationId)) !== null, 'NOT_FOUND', 'associationId');
  }
  const pilots = await Promise.all(pilotIds.map((id) => services.pilots.byId(id)));
  ensure(
    pilots.every((pilot) => pilot !== null),
    'NOT_FOUND',
    'pilotIds',
  );
  return wanted;
}

function ensureFitting(isGiven: boolean, isWanted: boolean, field: string): void {
  if (isWanted) ensure(isGiven, 'REQUIRED', field);
  else ensure(!isGiven, 'INVALID', field);
}

/** The account with the changes applied; scope fields that the new role does not have are cleared. */
export async function changedContent(
  services: ScopeServices,
  before: AccountRecord,
  input: UpdateAccountInput,
): Promise<AccountContent> {
  const role = input.role ?? before.role;
  const kept = role === before.role ? before : { clusterIds: [], associationId: null, pilotIds: [] };
  const scope = await checkedScope(services, role, {
    clusterIds: input.clusterIds === undefined ? kept.clusterIds : input.clusterIds,
    associationId: input.associationId === undefined ? kept.associationId : input.associationId,
    pilotIds: input.pilotIds === undefined ? kept.pilotIds : input.pilotIds,
  });
  const name = displayNameOf(input.displayName ?? before.displayName, before.userName);
  return { ...name, ...scope, role, disabled: input.disabled ?? before.disabled };
}

/** Whether the change ends the account's sessions because rights or sign-in data changed. */
export function endsSessions(before: AccountRecord, after: AccountContent): boolean {
  const rights = ({ role, disabled, clusterIds, associationId, pilotIds }: AccountContent): string =>
    JSON.stringify([role, disabled, clusterIds.toSorted(), associationId, pilotIds.toSorted()]);
  return rights(before) !== rights(after);
}
