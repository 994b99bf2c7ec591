import { randomUUID } from 'node:crypto';
import { clientOf, signedIn, type Client } from './client.js';

/**
 * A small world created through HTTP, as people would: two pilots, three clusters with associations, families with
 * marker texts in every personal field, and an intervention for each family. Everything is invented.
 */
export interface World {
  url: string;
  pilots: [string, string];
  clusters: [string, string, string];
  areaId: string;
  serviceTypeId: string;
  associations: [string, string, string];
  /** Families of associations 1, 2 (cluster 1) and 3 (cluster 2). */
  families: [string, string, string];
  interventions: [string, string, string];
  /** Baseline visit of each family. */
  assessments: [string, string, string];
  /** A question of head 1 on family 1 and one of head 3 on family 3. */
  questions: [string, string];
  memberships: [string, string, string];
  accounts: Record<PersonName, string>;
  people: Record<PersonName, Client>;
  nobody: Client;
}

const personNames = [
  'administrator',
  'coordinator1',
  'coordinator2',
  'head1',
  'head3',
  'minister',
  'federation',
] as const;
export type PersonName = (typeof personNames)[number];

export const worldMonth = '2018-03';
/** Password of all accounts in the small world. */
export const worldPassword = 'a long enough password';

/** Marker text in the personal fields of family `number`; it occurs nowhere else in the product. */
export const marker = (field: string, number: number): string => `zq${field}${number}qz`;
export const markerPattern = /zq[a-z]+\d+qz/i;

/** Sends a mutation and returns the id of the record it created; throws if it is refused. */
export async function make(
  client: Client,
  mutation: string,
  inputType: string,
  part: string,
  input: object,
): Promise<string> {
  const document = `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { ${part} { id } refusal { code field detail } } }`;
  const answer = await client.ask<Record<string, Record<string, { id: string } | null>>>(document, { input });
  const created = answer[mutation]?.[part];
  if (created == null) throw new Error(`${mutation} was refused: ${JSON.stringify(answer[mutation]?.['refusal'])}`);
  return created.id;
}

const text = (ar: string, en: string): { ar: string; en: string } => ({ ar, en });

/** Fills an empty product, given the token of its first administrator's link. */
export async function makeWorld(url: string, firstAdministratorToken: string): Promise<World> {
  const administrator = clientOf(url);
  await administrator.ask(
    `mutation ($input: CreateFirstAdministratorInput!) { createFirstAdministrator(input: $input) { viewer { id } } }`,
    {
      input: {
        token: firstAdministratorToken,
        userName: 'administrator',
        displayName: 'Administrator',
        password: worldPassword,
      },
    },
  );
  const structure = await makeStructure(administrator);
  const accounts = await makePeople(administrator, structure);
  const people = await signEverybodyIn(url);
  const families = await makeFamilies(people, structure);
  const interventions = await makeInterventions(people, structure, families);
  const assessments = await makeAssessments(people, families);
  const questions = await makeQuestions(people, structure, families);
  const records = { families, interventions, assessments, questions };
  return { url, ...structure, accounts, people, ...records, nobody: clientOf(url) };
}

export async function signEverybodyIn(url: string): Promise<World['people']> {
  const signedInPeople = personNames.map(async (name) => [name, await signedIn(url, name, worldPassword)] as const);
  return Object.fromEntries(await Promise.all(signedInPeople)) as World['people'];
}

type Structure = Pick<World, 'pilots' | 'clusters' | 'areaId' | 'serviceTypeId' | 'associations' | 'memberships'>;

async function makeStructure(administrator: Client): Promise<Structure> {
  const key = (): string => randomUUID();
  const pilot = (ar: string, en: string): Promise<string> =>
    make(administrator, 'createPilot', 'CreatePilotInput', 'pilot', {
      clientKey: key(),
      name: text(ar, en),
      startMonth: worldMonth,
      plannedMonths: 6,
      currency: 'SYP',
      timeZone: 'Asia/Damascus',
    });
  const pilots: [string, string] = [
    await pilot('تجربة أولى', 'First pilot'),
    await pilot('تجربة ثانية', 'Second pilot'),
  ];
  const cluster = (pilotId: string, ar: string, en: string): Promise<string> =>
    make(administrator, 'createCluster', 'CreateClusterInput', 'cluster', {
      clientKey: key(),
      pilotId,
      name: text(ar, en),
      familyQuota: 25,
    });
  const clusters: [string, string, string] = [
    await cluster(pilots[0], 'عنقود أول', 'Cluster one'),
    await cluster(pilots[0], 'عنقود ثان', 'Cluster two'),
    await cluster(pilots[1], 'عنقود ثالث', 'Cluster three'),
  ];
  const areaId = await make(administrator, 'createArea', 'CreateAreaInput', 'area', {
    clientKey: key(),
    name: text('محافظة', 'Governorate'),
    level: 'GOVERNORATE',
  });
  const serviceTypeId = await make(administrator, 'createServiceType', 'CreateServiceTypeInput', 'serviceType', {
    clientKey: key(),
    name: text('مواد تموينية', 'Food supplies'),
    unit: text('سلة', 'basket'),
    entryMode: 'QUANTITY',
    unitValue: 14000,
    currency: 'SYP',
    frequency: 'MONTHLY',
    class: 'CARE',
    repeatWindowDays: 28,
  });
  return { pilots, clusters, areaId, serviceTypeId, ...(await makeAssociations(administrator, clusters)) };
}

async function makeAssociations(
  administrator: Client,
  clusters: World['clusters'],
): Promise<Pick<World, 'associations' | 'memberships'>> {
  const associations: string[] = [];
  const memberships: string[] = [];
  for (const number of [1, 2, 3]) {
    const associationId = await make(administrator, 'createAssociation', 'CreateAssociationInput', 'association', {
      clientKey: randomUUID(),
      name: text(`جمعية ${number}`, `Association ${number}`),
      kind: 'CHARITY',
    });
    const membershipId = randomUUID();
    await make(administrator, 'joinCluster', 'JoinClusterInput', 'association', {
      clientKey: membershipId,
      associationId,
      clusterId: clusters[number === 3 ? 1 : 0],
      fromMonth: '2018-02',
      adoptsFamilies: true,
    });
    associations.push(associationId);
    memberships.push(membershipId);
  }
  return { associations: associations as World['associations'], memberships: memberships as World['memberships'] };
}

async function makePeople(administrator: Client, structure: Structure): Promise<Record<PersonName, string>> {
  const scopes: Record<Exclude<PersonName, 'administrator'>, object> = {
    coordinator1: { role: 'COORDINATOR', clusterIds: [structure.clusters[0]] },
    coordinator2: { role: 'COORDINATOR', clusterIds: [structure.clusters[1]] },
    head1: { role: 'ASSOCIATION_HEAD', associationId: structure.associations[0] },
    head3: { role: 'ASSOCIATION_HEAD', associationId: structure.associations[2] },
    minister: { role: 'MINISTER', pilotIds: [structure.pilots[0]] },
    federation: { role: 'FEDERATION', pilotIds: [structure.pilots[0]] },
  };
  const { viewer } = await administrator.ask<{ viewer: { id: string } }>('{ viewer { id } }');
  const accounts: Partial<Record<PersonName, string>> = { administrator: viewer.id };
  for (const [userName, scope] of Object.entries(scopes) as [Exclude<PersonName, 'administrator'>, object][]) {
    accounts[userName] = await make(administrator, 'createAccount', 'CreateAccountInput', 'account', {
      clientKey: randomUUID(),
      userName,
      displayName: `Person ${userName}`,
      password: worldPassword,
      ...scope,
    });
  }
  return accounts as Record<PersonName, string>;
}

/** Coordinator, cluster and association of family `number`, 1 to 3. */
const homeOf = (number: number): { coordinator: PersonName; cluster: 0 | 1 } =>
  number === 3 ? { coordinator: 'coordinator2', cluster: 1 } : { coordinator: 'coordinator1', cluster: 0 };

async function makeFamilies(people: World['people'], structure: Structure): Promise<World['families']> {
  const families: string[] = [];
  for (const number of [1, 2, 3]) {
    const { coordinator, cluster } = homeOf(number);
    families.push(
      await enrolledFamily(people[coordinator], {
        clusterId: structure.clusters[cluster],
        associationId: structure.associations[number - 1] ?? '',
        areaId: structure.areaId,
        number,
      }),
    );
  }
  return families as World['families'];
}

interface NewFamily {
  clusterId: string;
  associationId: string;
  areaId?: string;
  number: number;
  /** Members other than the representative. */
  more?: readonly object[];
}

/** Nominates a family, records its consent and enrols it, with marker texts in its personal fields; returns its id. */
export async function enrolledFamily(
  coordinator: Client,
  { clusterId, associationId, areaId, number, more = [] }: NewFamily,
): Promise<string> {
  const id = await make(coordinator, 'nominateFamily', 'NominateFamilyInput', 'family', {
    clientKey: randomUUID(),
    clusterId,
    areaId,
    name: marker('name', number),
    address: marker('address', number),
    phone: `0999 ${String(number).padStart(6, '7')}`,
    strengths: [marker('strength', number)],
    members: [
      {
        id: randomUUID(),
        name: marker('member', number),
        bornOn: '1980-05-05',
        sex: 'FEMALE',
        relation: 'REPRESENTATIVE',
        work: marker('work', number),
        skills: [marker('skill', number)],
      },
      ...more,
    ],
    reason: marker('reason', number),
    on: '2018-02-01',
  });
  await make(coordinator, 'recordConsent', 'RecordConsentInput', 'family', {
    clientKey: randomUUID(),
    familyId: id,
    purpose: 'RECORD',
    given: true,
    on: '2018-02-02',
    language: 'ar',
  });
  await make(coordinator, 'enrolFamily', 'EnrolFamilyInput', 'family', {
    clientKey: randomUUID(),
    familyId: id,
    version: 2,
    associationId,
    enrolledMonth: '2018-02',
    baselineOn: '2018-02-03',
  });
  return id;
}

async function makeAssessments(people: World['people'], families: World['families']): Promise<World['assessments']> {
  const ids: string[] = [];
  for (const [index, familyId] of families.entries()) {
    ids.push(
      await make(people[homeOf(index + 1).coordinator], 'recordAssessment', 'RecordAssessmentInput', 'assessment', {
        clientKey: randomUUID(),
        familyId,
        month: '2018-02',
        visitedOn: '2018-02-03',
        form: 'FULL',
        answers: [{ domain: 'FOOD', level: 2, evidence: 'SEEN' }],
        incomes: [{ source: 'EARNINGS', amount: 20000 }],
        opinion: marker('opinion', index + 1),
        visitor: marker('visitor', index + 1),
      }),
    );
  }
  return ids as World['assessments'];
}

async function makeQuestions(
  people: World['people'],
  { serviceTypeId }: Structure,
  families: World['families'],
): Promise<World['questions']> {
  const ask = (head: PersonName, number: 1 | 3): Promise<string> =>
    make(people[head], 'raiseQuestion', 'RaiseQuestionInput', 'question', {
      clientKey: randomUUID(),
      familyId: families[number - 1],
      serviceTypeId,
      month: worldMonth,
      text: marker('question', number),
    });
  return [await ask('head1', 1), await ask('head3', 3)];
}

async function makeInterventions(
  people: World['people'],
  structure: Structure,
  families: World['families'],
): Promise<World['interventions']> {
  const keys: string[] = [];
  for (const [index, familyId] of families.entries()) {
    const clientKey = randomUUID();
    const { logInterventions } = await people[homeOf(index + 1).coordinator].ask<{
      logInterventions: { items: { outcome: string; refusal: object | null }[] };
    }>(
      `mutation ($input: LogInterventionsInput!) { logInterventions(input: $input) { items { outcome refusal { code field } } } }`,
      {
        input: {
          entries: [
            {
              clientKey,
              familyId,
              serviceTypeId: structure.serviceTypeId,
              month: worldMonth,
              quantity: 1,
              voucherNumber: marker('voucher', index + 1),
            },
          ],
        },
      },
    );
    if (logInterventions.items[0]?.outcome !== 'STORED') throw new Error(JSON.stringify(logInterventions));
    keys.push(clientKey);
  }
  return keys as World['interventions'];
}
