import type {
  FamilyChangePartsFragment,
  FamilyClusterFragment,
  FamilyEventPartsFragment,
  FamilyFileFragment,
  FamilyPlacesQuery,
  FamilyStatusPartsFragment,
  ListedFamilyFragment,
  MemberPartsFragment,
} from '../../generated/operations.js';

type Status = FamilyStatusPartsFragment;
type Event = FamilyEventPartsFragment;
type Change = FamilyChangePartsFragment;

export const rahma = { id: 'rahma', name: { ar: 'جمعية الرحمة', en: 'Rahma' } };
export const ihsan = { id: 'ihsan', name: { ar: 'جمعية الإحسان', en: 'Ihsan' } };
const wafaa = { id: 'wafaa', name: { ar: 'جمعية الوفاء', en: 'Wafaa' } };
const basma = { id: 'basma', name: { ar: 'جمعية البسمة', en: 'Basma' } };
const olive = { id: 'olive', name: { ar: 'عنقود الزيتون', en: 'Olive cluster' } };
const jasmine = { id: 'jasmine', name: { ar: 'عنقود الياسمين', en: 'Jasmine cluster' } };
const idlib = { id: 'idlib', name: { ar: 'إدلب', en: 'Idlib' } };
const salqin = { id: 'salqin', name: { ar: 'سلقين', en: 'Salqin' } };

const pilot = {
  id: 'pilot',
  startMonth: '2026-02',
  presentMonth: '2026-07',
  lastMonth: '2026-12',
  timeZone: 'Asia/Damascus',
  currency: 'SYP',
};

/**
 * Two clusters. In the cluster Olive one association adopts from the start, one until April, one from July, and one
 * never.
 */
export const places: FamilyPlacesQuery = {
  clusters: [
    {
      ...olive,
      pilot,
      memberships: [
        membership('m-rahma', rahma, '2026-02', null, true),
        membership('m-wafaa', wafaa, '2026-02', '2026-04', true),
        membership('m-ihsan', ihsan, '2026-07', null, true),
        membership('m-basma', basma, '2026-02', null, false),
      ],
    },
    { ...jasmine, pilot, memberships: [membership('m-jasmine', basma, '2026-02', null, true)] },
  ],
  areas: [
    { ...idlib, level: 'GOVERNORATE', parent: null },
    { ...salqin, level: 'SUB_DISTRICT', parent: { id: idlib.id } },
  ],
};

function membership(
  id: string,
  association: typeof rahma,
  fromMonth: string,
  toMonth: string | null,
  adoptsFamilies: boolean,
): FamilyClusterFragment['memberships'][number] {
  return { id, association, fromMonth, toMonth, adoptsFamilies };
}

/** A status; fields that its reason does not use are null. */
export function statusOf(
  badge: Status['badge'],
  code: Status['reason']['code'],
  reason: Partial<Status['reason']> = {},
  run: Status['run'] = null,
): Status {
  return {
    badge,
    run,
    reason: {
      code,
      month: null,
      programmeMonth: null,
      index: null,
      expected: null,
      gap: null,
      fall: null,
      domains: [],
      sinceMonth: null,
      exitReason: null,
      reviewOn: null,
      ...reason,
    },
  };
}

/** A member of whom only name, sex and relation are known. */
function memberOf(name: string, differs: Partial<MemberPartsFragment> = {}): MemberPartsFragment {
  return {
    id: name,
    name,
    bornOn: null,
    bornYearOnly: false,
    sex: 'FEMALE',
    relation: 'OTHER',
    isProvider: false,
    isCaregiver: false,
    hasDisability: false,
    ableToWork: null,
    schooling: null,
    work: null,
    skills: [],
    joinedMonth: null,
    leftMonth: null,
    ...differs,
  };
}

export const mother = memberOf('خديجة الحسن', {
  bornOn: '1984-05-12',
  relation: 'REPRESENTATIVE',
  isProvider: true,
  isCaregiver: true,
  ableToWork: true,
  schooling: 'BASIC',
  work: 'خياطة في البيت',
  skills: ['خياطة', 'طبخ'],
});

const son = memberOf('خالد الإدلبي', {
  bornOn: '2013-01-01',
  bornYearOnly: true,
  sex: 'MALE',
  relation: 'CHILD',
  hasDisability: true,
  schooling: 'IN_SCHOOL',
});

const uncle = memberOf('حسن الإدلبي', {
  bornOn: '1970-02-01',
  sex: 'MALE',
  relation: 'SIBLING',
  ableToWork: false,
  joinedMonth: '2026-03',
  leftMonth: '2026-05',
});

function eventOf(step: Event['step'], on: string, differs: Partial<Event> = {}): Event {
  return {
    id: `${step} ${on}`,
    step,
    on,
    from: 'CANDIDATE',
    to: 'ACTIVE',
    reason: null,
    exitReason: null,
    nextStep: null,
    reviewOn: null,
    graduationMonth: null,
    recordedBy: 'سلمى الأحمد',
    recordedAt: `${on}T09:30:00.000Z`,
    ...differs,
  };
}

function changeOf(action: string, at: string, fields: Change['fields'], recordedBy = 'سلمى الأحمد'): Change {
  return { id: `${action} ${at}`, action, at, recordedBy, fields };
}

/** A changed field in the history; names of areas and associations are given beside their ids. */
function changedField(
  field: string,
  before: string | null,
  after: string | null,
  names: Partial<Pick<Change['fields'][number], 'beforeName' | 'afterName'>> = {},
): Change['fields'][number] {
  return { field, before, after, beforeName: null, afterName: null, ...names };
}

/** A nominated family without further data. */
export const candidate: FamilyFileFragment = {
  id: 'family',
  code: 'F-017',
  name: 'أم خالد الإدلبي',
  state: 'CANDIDATE',
  version: 3,
  viewerCanEdit: true,
  viewerSteps: ['DECLINE'],
  undoUntil: null,
  membersProposal: null,
  status: statusOf('CANDIDATE', 'NOT_ENROLLED'),
  pilot,
  cluster: olive,
  association: null,
  area: null,
  address: null,
  phone: null,
  categories: [],
  strengths: [],
  memberCount: 0,
  members: [],
  spells: [],
  consents: [],
  events: [eventOf('NOMINATE', '2026-02-05', { to: 'CANDIDATE' })],
  changes: [changeOf('family.nominate', '2026-02-05T09:30:00.000Z', [changedField('name', null, 'أم خالد الإدلبي')])],
};

/** A candidate with members and consent. */
export const readyCandidate: FamilyFileFragment = {
  ...candidate,
  viewerSteps: ['ENROL', 'DECLINE'],
  memberCount: 1,
  members: [mother],
  consents: [{ id: 'c1', purpose: 'RECORD', given: true, on: '2026-02-06', language: 'ar' }],
};

/** An enrolled family with visits and a complete file. */
export const enrolled: FamilyFileFragment = {
  ...candidate,
  state: 'ACTIVE',
  version: 9,
  viewerSteps: ['SUSPEND', 'EXIT', 'PROPOSE_GRADUATION'],
  status: statusOf('ON_TRACK', 'ON_PATH', { month: '2026-06', programmeMonth: 4, index: 62.5, expected: 60.3 }),
  association: rahma,
  area: salqin,
  address: 'حي الجامع، قرب الفرن',
  phone: '+963 944 000 017',
  categories: ['FEMALE_HEADED', 'DISPLACED'],
  strengths: ['خياطة ماهرة', 'جارات متعاونات'],
  memberCount: 2,
  members: [mother, son, uncle],
  spells: [{ id: 'spell', association: rahma, enrolledMonth: '2026-02', exitMonth: null, exitReason: null }],
  consents: [
    { id: 'c3', purpose: 'SHARING', given: false, on: '2026-04-02', language: 'ku' },
    { id: 'c2', purpose: 'SHARING', given: true, on: '2026-02-06', language: 'ar' },
    { id: 'c1', purpose: 'RECORD', given: true, on: '2026-02-06', language: 'ar' },
  ],
  events: [
    eventOf('RESUME', '2026-05-20', { from: 'SUSPENDED' }),
    eventOf('SUSPEND', '2026-04-10', {
      from: 'ACTIVE',
      to: 'SUSPENDED',
      reason: 'سافرت إلى أهلها',
      nextStep: 'اتصال كل أسبوع',
      reviewOn: '2026-05-15',
    }),
    eventOf('ENROL', '2026-02-20'),
    eventOf('NOMINATE', '2026-02-05', { to: 'CANDIDATE' }),
  ],
  changes: [
    changeOf('family.resume', '2026-05-20T09:30:00.000Z', [changedField('state', 'SUSPENDED', 'ACTIVE')]),
    changeOf('family.suspend', '2026-04-10T09:30:00.000Z', [changedField('state', 'ACTIVE', 'SUSPENDED')]),
    changeOf(
      'family.update',
      '2026-03-12T09:30:00.000Z',
      [
        changedField('phone', null, '+963 944 000 017'),
        changedField('address', 'حي الجامع', null),
        changedField('area', 'idlib', 'salqin', { beforeName: idlib.name, afterName: salqin.name }),
        changedField('strengths', null, 'خياطة ماهرة, جارات متعاونات'),
        changedField('categories', null, 'FEMALE_HEADED, DISPLACED'),
      ],
      'عمر الحلبي',
    ),
    changeOf('family.members', '2026-03-01T09:30:00.000Z', [
      changedField('members', null, 'حسن الإدلبي'),
      changedField('members.joinedMonth', null, '2026-03'),
      changedField('members.bornOn', '1970-01-01', '1970-02-01'),
      changedField('members.ableToWork', 'true', 'false'),
      changedField('members.schooling', null, 'BASIC'),
    ]),
    changeOf('family.enrol', '2026-02-20T09:30:00.000Z', [
      changedField('state', 'CANDIDATE', 'ACTIVE'),
      changedField('association', null, 'rahma', { afterName: rahma.name }),
    ]),
    changeOf('family.nominate', '2026-02-05T09:30:00.000Z', [changedField('name', null, 'أم خالد الإدلبي')]),
  ],
};

/** Reached sufficiency, and a later visit showed need again. */
export const graduated: FamilyFileFragment = {
  ...enrolled,
  state: 'GRADUATED',
  viewerSteps: ['ENROL', 'END_FOLLOW_UP'],
  status: statusOf('GRADUATED', 'APPROVED', { sinceMonth: '2026-06' }),
};

/** A family that exited a few days ago, so that the exit can still be undone. */
export const exited: FamilyFileFragment = {
  ...enrolled,
  state: 'EXITED',
  viewerSteps: ['UNDO_EXIT', 'REOPEN'],
  status: statusOf('LEFT', 'LEFT', { sinceMonth: '2026-06', exitReason: 'MOVED' }),
  spells: [{ id: 'spell', association: rahma, enrolledMonth: '2026-02', exitMonth: '2026-06', exitReason: 'MOVED' }],
};

/** The family as the head of its association sees it. */
export const readOnly: FamilyFileFragment = { ...enrolled, viewerCanEdit: false, viewerSteps: [] };

/** Families as listed. */
export const listed: readonly ListedFamilyFragment[] = [
  {
    id: 'family',
    code: 'F-017',
    name: 'أم خالد الإدلبي',
    state: 'ACTIVE',
    status: enrolled.status,
    memberCount: 2,
    association: rahma,
    area: salqin,
  },
  {
    id: 'other',
    code: 'F-018',
    name: 'أم سامر الحموي',
    state: 'CANDIDATE',
    status: candidate.status,
    memberCount: 1250,
    association: null,
    area: null,
  },
];
