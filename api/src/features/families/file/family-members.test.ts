import { randomUUID } from 'node:crypto';
import type { MemberInput } from '@anaqid/shared-types';
import { membersOf, presentMembers } from './family-members.js';

const person = (overrides: Partial<MemberInput> = {}): MemberInput => ({
  id: randomUUID(),
  name: 'سلمى',
  sex: 'FEMALE',
  relation: 'CHILD',
  ...overrides,
});
const today = '2018-03-27';

describe('family-members', () => {
  test('omitted answers are stored as no, unknown or not asked', () => {
    expect(membersOf([person({ name: ' \u200Fسلمى ' })], today)).toMatchObject([
      { name: 'سلمى', bornOn: null, isProvider: false, ableToWork: null, schooling: null, skills: [], leftMonth: null },
    ]);
  });

  test('only the year of a birth date known by year is stored', () => {
    expect(membersOf([person({ bornOn: '1990-07-03', bornYearOnly: true })], today)[0]?.bornOn).toBe('1990-01-01');
  });

  test.each<[string, Partial<MemberInput>]>([
    ['name', { name: ' ' }],
    ['name', { name: 'سلمى\u202Eab' }],
    ['bornOn', { bornOn: '2018-03-28' }],
    ['bornOn', { bornOn: '2017-02-29' }],
    ['bornOn', { bornYearOnly: true }],
    ['leftMonth', { joinedMonth: '2018-03', leftMonth: '2018-02' }],
    ['joinedMonth', { joinedMonth: '2018-13' }],
    ['id', { id: 'x' }],
  ])('a wrong %s is refused with the path of its field: %j', (field, overrides) => {
    expect(() => membersOf([person(), person(overrides)], today)).toThrow(
      expect.objectContaining({ field: `members.1.${field}` }) as Error,
    );
  });

  test('a duplicate id or a second representative is refused', () => {
    const representative = person({ relation: 'REPRESENTATIVE' });
    expect(() => membersOf([representative, representative], today)).toThrow('members.1.id');
    expect(() => membersOf([representative, person({ relation: 'REPRESENTATIVE' })], today)).toThrow(
      'members.1.relation',
    );
    const former = person({ relation: 'REPRESENTATIVE', leftMonth: '2018-02' });
    expect(membersOf([former, representative], today).map(({ _id }) => _id)).toEqual([representative.id, former.id]);
  });

  test('members present in a month', () => {
    const members = membersOf([person(), person({ joinedMonth: '2018-04' }), person({ leftMonth: '2018-03' })], today);
    expect(['2018-02', '2018-03', '2018-04'].map((month) => presentMembers(members, month).length)).toEqual([2, 2, 2]);
    expect(presentMembers(members, '2018-04').includes(members[2] as never)).toBe(false);
  });
});
