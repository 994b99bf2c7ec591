import { randomUUID } from 'node:crypto';
import type { CreateAccountInput } from '@anaqid/shared-types';
import { createAccountsService, type AccountsService } from '../features/accounts/accounts.service.js';
import type { LockOutLimits, SignInOrigin } from '../features/accounts/lock-out.js';
import { administrator, startSetUpWorld, uniqueName, type SetUpWorld } from './set-up-world.js';

export const password = 'a long enough password';
/** A browser that never signed in. */
export const newDevice = (address: string | null = null): SignInOrigin => ({ address, device: randomUUID() });

export interface AccountsWorld {
  readonly setUp: SetUpWorld;
  readonly accounts: AccountsService;
  readonly pilotId: string;
  readonly clusterId: string;
  readonly associationId: string;
}

/** A pilot with one cluster and one association, without any account. */
export async function startAccountsWorld(limits?: LockOutLimits): Promise<AccountsWorld> {
  const setUp = await startSetUpWorld();
  const { connection } = setUp.database;
  const clock = { now: () => new Date('2018-03-01T09:00:00Z') };
  const accounts = createAccountsService({ ...setUp, connection, clock, ...(limits && { limits }) });
  const [pilotId, clusterId, associationId] = [randomUUID(), randomUUID(), randomUUID()];
  const window = { startMonth: '2018-03', plannedMonths: 6, currency: 'SYP', timeZone: 'Asia/Damascus' };
  await setUp.pilots.createPilot(administrator, { clientKey: pilotId, name: uniqueName(), ...window });
  await setUp.clusters.createCluster(administrator, {
    clientKey: clusterId,
    pilotId,
    name: uniqueName(),
    familyQuota: 25,
  });
  await setUp.associations.createAssociation(administrator, {
    clientKey: associationId,
    name: uniqueName(),
    kind: 'CHARITY',
  });
  await setUp.associations.joinCluster(administrator, {
    clientKey: randomUUID(),
    associationId,
    clusterId,
    fromMonth: '2018-03',
    adoptsFamilies: true,
  });
  return { setUp, accounts, pilotId, clusterId, associationId };
}

/** Input for a new account, by default of a minister's office for the pilot. */
export function accountForm(world: AccountsWorld, overrides: Partial<CreateAccountInput> = {}): CreateAccountInput {
  const userName = `person-${randomUUID().slice(0, 8)}`;
  const office = { role: 'MINISTER', pilotIds: [world.pilotId] } as const;
  return { clientKey: randomUUID(), userName, displayName: 'مكتب', password, ...office, ...overrides };
}
