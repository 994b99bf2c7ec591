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
  version: 2,
};
const list = {
  entries: [
    entry,
    { ...entry, id: 'entry-2', actorName: 'النظام', actorRole: null, action: 'family.somethingNew', version: null },
  ],
  hasMore: true,
  isLoading: false,
  onMore: () => Promise.resolve(),
};
const select = { person: null, found: [lina, samer], onSearch: nothing, onChoose: nothing };

export const situations = {
  header: situation(AuditHeader, {
    recordType: null,
    onRecordType: nothing,
    personFilter: <PersonSelect {...select} />,
  }),
  headerOfOneType: situation(AuditHeader, {
    recordType: 'family',
    onRecordType: nothing,
    personFilter: <PersonSelect {...select} person={lina} />,
  }),
  entries: situation(EntryList, list),
  noEntries: situation(EntryList, { ...list, entries: [], hasMore: false }),
  everybody: situation(PersonSelect, select),
  onePersonWhomTheSearchDoesNotFind: situation(PersonSelect, { ...select, person: lina, found: [samer] }),
};
