import type { AuditEntryPartsFragment } from '../../generated/operations.js';
import { nothing, situation } from '../../testing/situations.js';
import { AuditHeader } from './AuditHeader.js';
import { EntryList } from './EntryList.js';
import { PersonSelect } from './PersonSelect.js';

const lina = { id: 'account-1', displayName: 'لينا الحمصي' };
const samer = { id: 'account-2', displayName: 'سامر قباني' };

const entry: AuditEntryPartsFragment = {
  id: 'entry-1',
  at: '2026-07-15T06:05:00.000Z',
  actorName: 'لينا الحمصي',
  actorRole: 'COORDINATOR',
  action: 'family.enrol',
  recordType: 'family',
  recordId: '3f2a9c1e-0000-4000-8000-000000000001',
  recordName: { ar: 'F-003', en: 'F-003' },
  version: 2,
  changes: [
    { field: 'phone', before: null, after: null },
    { field: 'members', before: null, after: null },
  ],
  filter: [],
  rows: null,
};
const both = (text: string) => ({ ar: text, en: text });
const extension: AuditEntryPartsFragment = {
  ...entry,
  id: 'entry-3',
  actorName: 'رنا المديرة',
  actorRole: 'ADMINISTRATOR',
  action: 'pilot.extend',
  recordType: 'pilotExtension',
  recordName: { ar: 'تجربة دمشق', en: 'Damascus pilot' },
  version: 1,
  changes: [
    { field: 'months', before: both('6'), after: both('12') },
    { field: 'scope', before: null, after: both('PILOT') },
    { field: 'decidedOn', before: null, after: both('2018-09-01') },
    { field: 'reason', before: both('قديم'), after: null },
  ],
};
const grid: AuditEntryPartsFragment = {
  ...entry,
  id: 'entry-4',
  action: 'read.monthGrid',
  recordType: 'monthGrid',
  recordName: { ar: 'عنقود الياسمين', en: 'Jasmine cluster' },
  version: null,
  changes: [],
  filter: [{ field: 'month', value: both('2019-02') }],
  rows: 25,
};
const outcomes: AuditEntryPartsFragment = {
  ...grid,
  id: 'entry-5',
  action: 'read.outcomes',
  recordType: 'outcomes',
  recordName: { ar: 'تجربة دمشق', en: 'Damascus pilot' },
  filter: [{ field: 'view', value: both('WHOLE') }],
  rows: null,
};
const failure: AuditEntryPartsFragment = {
  ...grid,
  id: 'entry-6',
  actorName: '',
  actorRole: null,
  action: 'account.signInFailed',
  recordType: 'account',
  recordId: null,
  recordName: null,
  filter: [],
  rows: null,
};
const list = {
  entries: [
    entry,
    {
      ...entry,
      id: 'entry-2',
      actorName: 'النظام',
      actorRole: null,
      action: 'family.somethingNew',
      version: null,
      changes: [],
    },
  ],
  hasMore: true,
  isLoading: false,
  onMore: () => Promise.resolve(),
};
const select = { person: null, found: [lina, samer], onSearch: nothing, onChoose: nothing };

const header = {
  filter: { part: null, recordType: null, actorId: null, from: null, to: null },
  onChoose: nothing,
  onExport: nothing,
  personFilter: <PersonSelect {...select} />,
};

export const situations = {
  header: situation(AuditHeader, header),
  headerOfOneType: situation(AuditHeader, {
    ...header,
    filter: { part: 'CHANGES', recordType: 'family', actorId: 'account-1', from: '2026-07-01', to: '2026-07-31' },
    personFilter: <PersonSelect {...select} person={lina} />,
  }),
  whatChangedAndWhatWasRead: situation(EntryList, { ...list, entries: [extension, grid, outcomes, failure] }),
  entries: situation(EntryList, list),
  noEntries: situation(EntryList, { ...list, entries: [], hasMore: false }),
  everybody: situation(PersonSelect, select),
  onePersonWhomTheSearchDoesNotFind: situation(PersonSelect, { ...select, person: lina, found: [samer] }),
};
