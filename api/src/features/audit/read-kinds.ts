/** Whose id the entry of a read holds. */
export type SubjectOfRead = 'family' | 'cluster' | 'pilot';

/** What the log tells that people read, and of what; `givenList` is of everything that the reader may see. */
export const subjectOfRead: Readonly<Record<string, SubjectOfRead>> = {
  familyFile: 'family',
  visitForm: 'family',
  servicesOfFamily: 'family',
  familyList: 'cluster',
  visitList: 'cluster',
  needList: 'cluster',
  monthGrid: 'cluster',
  repeatList: 'cluster',
  questionList: 'cluster',
  todayList: 'cluster',
  outcomes: 'pilot',
  figureFamilies: 'pilot',
  savedOutcomeList: 'pilot',
};

/** Kinds of record of the entries that are reads. */
export const readKinds: readonly string[] = [...Object.keys(subjectOfRead), 'givenList'];
