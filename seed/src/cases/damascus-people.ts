import type { Actor, Recorder, Services } from '@anaqid/api';
import { mensNames, familyNames, womensNames } from '../names.js';
import { uuidFor } from '../random.js';
import { associationId, clusterId, pilotId } from './damascus-setup.js';

const administratorId = uuidFor('account-admin');
const coordinatorId = (cluster: number): string => uuidFor(`account-coordinator-${cluster}`);

const headId = (association: number): string => uuidFor(`account-head-${association}`);
const ministerId = uuidFor('account-minister');
const federationId = uuidFor('account-federation');

/** Sign-ins that every start prints; all sample accounts have the same password. */
export const sampleSignIns = [
  {
    userName: 'coordinator1',
    role: 'COORDINATOR',
    about: 'منسّق/ـة عنقود الياسمين · coordinator of the Jasmine cluster',
  },
  { userName: 'head1', role: 'ASSOCIATION_HEAD', about: 'رئيس/ـة جمعية البذرة · head of the Seed Association' },
  { userName: 'minister', role: 'MINISTER', about: 'مكتب الوزير/ة · minister’s office' },
  { userName: 'federation', role: 'FEDERATION', about: 'الاتحاد · federation of charities' },
  { userName: 'admin', role: 'ADMINISTRATOR', about: 'مدير/ة النظام · administrator' },
] as const;

export const administrator: Actor = {
  accountId: administratorId,
  displayName: 'مدير النظام (عيّنة)',
  role: 'ADMINISTRATOR',
  clusterIds: [],
  associationId: null,
  pilotIds: [],
};

export function coordinator(cluster: number): Actor {
  return {
    ...administrator,
    accountId: coordinatorId(cluster),
    displayName: displayName(cluster),
    role: 'COORDINATOR',
    clusterIds: [clusterId(cluster)],
  };
}

/** Head of an association, for its families in one cluster. */
export function head(association: number, cluster: number): Actor {
  return {
    ...administrator,
    accountId: uuidFor(`account-head-${association}`),
    displayName: displayName(10 + association),
    role: 'ASSOCIATION_HEAD',
    clusterIds: [clusterId(cluster)],
    associationId: associationId(association),
  };
}

/** Creates the first administrator, who then creates the other accounts. */
export async function createAdministrator(services: Services, installation: Recorder, password: string): Promise<void> {
  await services.accounts.createAccount(installation, {
    clientKey: administratorId,
    userName: 'admin',
    displayName: administrator.displayName,
    role: 'ADMINISTRATOR',
    password,
  });
}

/** Ids of all sample accounts. */
export const sampleAccountIds: readonly string[] = [
  administratorId,
  ...[1, 2, 3, 4].map(coordinatorId),
  ...Array.from({ length: 21 }, (_, index) => headId(index + 1)),
  ministerId,
  federationId,
];

export async function createAccounts(services: Services, password: string): Promise<void> {
  const createAccount = (
    userName: string,
    facts: Omit<Parameters<typeof services.accounts.createAccount>[1], 'userName' | 'password'>,
  ) => services.accounts.createAccount(administrator, { userName, password, ...facts });

  for (let cluster = 1; cluster <= 4; cluster += 1) {
    await createAccount(`coordinator${cluster}`, {
      clientKey: coordinatorId(cluster),
      displayName: displayName(cluster),
      role: 'COORDINATOR',
      clusterIds: [clusterId(cluster)],
    });
  }
  for (let association = 1; association <= 21; association += 1) {
    await createAccount(`head${association}`, {
      clientKey: headId(association),
      displayName: displayName(10 + association),
      role: 'ASSOCIATION_HEAD',
      associationId: associationId(association),
    });
  }
  await createAccount('minister', {
    clientKey: ministerId,
    displayName: 'مكتب الوزير (عيّنة)',
    role: 'MINISTER',
    pilotIds: [pilotId],
  });
  await createAccount('federation', {
    clientKey: federationId,
    displayName: 'اتحاد الجمعيات (عيّنة)',
    role: 'FEDERATION',
    pilotIds: [pilotId],
  });
}

function displayName(number: number): string {
  const firstNames = number % 2 === 0 ? mensNames : womensNames;
  return `${firstNames[number % firstNames.length]} ${familyNames[(number * 5) % familyNames.length]}`;
}
