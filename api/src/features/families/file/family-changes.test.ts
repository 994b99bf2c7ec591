import type { RevisionRecord } from '../../../platform/revisions.js';
import type { FamilyRecord, MemberRecord } from '../families.model.js';
import { fileChanges } from './family-changes.js';

const member = {
  _id: 'm1',
  name: 'سلمى',
  bornOn: null,
  isProvider: false,
  skills: ['خياطة'],
} as unknown as MemberRecord;
const revision = (version: number, state: Partial<FamilyRecord>): RevisionRecord => ({
  _id: `r${version}`,
  recordType: 'family',
  recordId: 'f',
  version,
  action: 'family.update',
  state,
  recordedAt: new Date('2018-03-01'),
  recordedBy: null,
  recordedByName: 'Somebody',
});
const versions = [
  revision(1, { name: 'أم خالد', phone: null, strengths: [], members: [] }),
  revision(2, { name: 'أم خالد', phone: '0999', strengths: ['صبر'], members: [member] }),
  revision(3, { name: 'أم خالد', phone: '0988', strengths: ['صبر'], members: [member] }),
  revision(4, {
    name: 'أم خالد',
    phone: '0988',
    strengths: ['صبر', 'خياطة'],
    members: [
      {
        ...member,
        bornOn: '1990-01-01',
        isProvider: true,
        skills: [],
      },
    ],
  }),
];
const texts = (withContact: boolean) =>
  fileChanges(versions, { withContact }).map(({ revision: { version }, fields }) => [
    version,
    ...fields.map(({ field, before, after }) => `${field}: ${before} > ${after}`),
  ]);

describe('family-changes', () => {
  test('lists changes newest first, as text, and only fields that changed', () => {
    expect(texts(true)).toEqual([
      [
        4,
        'strengths: صبر > صبر, خياطة',
        'members.bornOn: null > 1990-01-01',
        'members.isProvider: false > true',
        'members.skills: خياطة > null',
      ],
      [3, 'phone: 0999 > 0988'],
      [2, 'phone: null > 0999', 'strengths: null > صبر', 'members: null > سلمى'],
      [1, 'name: null > أم خالد'],
    ]);
  });

  test('changes of contact data are invisible to readers who do not see contact data', () => {
    expect(texts(false).map(([version]) => version)).toEqual([4, 2, 1]);
    expect(JSON.stringify(texts(false))).not.toContain('09');
  });
});
