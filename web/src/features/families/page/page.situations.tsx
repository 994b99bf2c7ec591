import type { FamilyFileFragment } from '../../../generated/operations.js';
import { nothing, situation, stores } from '../../../testing/situations.js';
import { head } from '../../../testing/viewers.js';
import {
  candidate,
  enrolled,
  exited,
  graduated,
  mother,
  places,
  readOnly,
  readyCandidate,
  statusOf,
} from '../invented-families.situations.js';
import { receivedServices, path } from '../invented-paths.situations.js';
import { FamilyDialog, type OpenDialog } from './FamilyDialog.js';
import { FamilyHead } from './FamilyHead.js';
import { FamilySheet } from './FamilySheet.js';
import { FileSection } from './FileSection.js';
import { HistorySection } from './HistorySection.js';
import { MembersProposal } from './MembersProposal.js';
import { MembersSection } from './MembersSection.js';
import { SinceLastOpened } from './SinceLastOpened.js';
import { StartSteps } from './StartSteps.js';

const unread = { data: null, hasFailed: false, reload: nothing };
const onOpen = nothing;

/** Mutations of the page's forms that always succeed. */
export const changes = {
  updateFile: stores,
  saveMembers: stores,
  readMembersEffect: async () => null,
  recordConsents: stores,
  enrol: stores,
  takeStep: stores,
  readServicesAfter: async () => [],
};

const dialog = (open: OpenDialog | null, family: FamilyFileFragment = enrolled) =>
  situation(FamilyDialog, {
    family,
    dialog: open,
    places: { ...unread, data: places },
    changes,
    duplicates: { families: [], look: nothing },
    onClose: nothing,
  });

export const situations = {
  candidate: situation(FamilySheet, {
    family: candidate,
    path: unread,
    services: { ...unread, data: [] },
    onOpen,
  }),
  enrolled: situation(FamilySheet, {
    family: enrolled,
    path: { ...unread, data: { family: { id: 'family', path, assessments: [], statedStatuses: [] } } },
    services: { ...unread, data: receivedServices },
    onOpen,
  }),
  candidateForReader: situation(FamilySheet, {
    family: { ...candidate, viewerCanEdit: false, viewerSteps: [] },
    path: unread,
    services: unread,
    onOpen,
  }),
  headOfEnrolled: situation(FamilyHead, { family: enrolled, onOpen }),
  headOfCandidate: situation(FamilyHead, { family: readyCandidate, onOpen }),
  headWithRun: situation(FamilyHead, {
    family: { ...enrolled, status: { ...enrolled.status, run: { length: 2, needed: 3, sinceMonth: '2026-05' } } },
    onOpen,
  }),
  headForAssociation: situation(FamilyHead, { family: readOnly, onOpen }, { viewer: head }),
  headOfSuspended: situation(FamilyHead, {
    family: {
      ...enrolled,
      status: statusOf('SUSPENDED', 'SUSPENDED', { sinceMonth: '2026-06', reviewOn: '2026-08-01' }),
    },
    onOpen,
  }),
  headOfGraduated: situation(FamilyHead, { family: graduated, onOpen }),
  headOfExited: situation(FamilyHead, { family: exited, onOpen }),
  nothingDone: situation(StartSteps, { family: candidate, onOpen }),
  consentWithdrawn: situation(StartSteps, {
    family: {
      ...readyCandidate,
      viewerSteps: ['DECLINE'],
      consents: [
        { id: 'c2', purpose: 'RECORD', given: false, on: '2026-02-07', language: 'ar' },
        { id: 'c3', purpose: 'SHARING', given: true, on: '2026-02-06', language: 'ar' },
        ...readyCandidate.consents,
      ],
    },
    onOpen,
  }),
  readyToEnrol: situation(StartSteps, { family: readyCandidate, onOpen }),
  representativeLeft: situation(StartSteps, {
    family: { ...readyCandidate, members: [{ ...mother, leftMonth: '2026-05' }] },
    onOpen,
  }),
  noMembers: situation(MembersSection, { family: candidate, onOpen }),
  members: situation(MembersSection, { family: enrolled, onOpen }),
  membersForReader: situation(MembersSection, { family: readOnly, onOpen }),
  emptyFile: situation(FileSection, { family: candidate, onOpen }),
  file: situation(FileSection, { family: enrolled, onOpen }),
  fileForReader: situation(FileSection, { family: readOnly, onOpen }),
  history: situation(HistorySection, { family: enrolled }),
  shortHistory: situation(HistorySection, { family: candidate }),
  openedAgain: situation(SinceLastOpened, { family: enrolled, services: receivedServices }),
  fileDialog: dialog({ kind: 'file' }),
  consentDialog: dialog({ kind: 'consent' }),
  proposalDialog: dialog({ kind: 'proposal' }),
  membersProposal: situation(MembersProposal, {
    family: {
      ...enrolled,
      membersProposal: {
        members: enrolled.members,
        proposedBy: 'سلمى الأحمد',
        proposedAt: '2018-06-03T09:30:00.000Z',
        viewerCanApply: true,
      },
    },
    onOpen,
  }),
  newMemberDialog: dialog({ kind: 'member', member: null }),
  memberDialog: dialog({ kind: 'member', member: mother }),
  enrolmentDialog: dialog({ kind: 'step', step: 'ENROL' }, readyCandidate),
  stepDialog: dialog({ kind: 'step', step: 'SUSPEND' }),
  closedDialog: dialog(null),
  dialogThatWaits: situation(FamilyDialog, {
    duplicates: { families: [], look: nothing },
    family: enrolled,
    dialog: { kind: 'file' },
    places: unread,
    changes,
    onClose: nothing,
  }),
  dialogThatFailed: situation(FamilyDialog, {
    duplicates: { families: [], look: nothing },
    family: enrolled,
    dialog: { kind: 'step', step: 'ENROL' },
    places: { ...unread, hasFailed: true },
    changes,
    onClose: nothing,
  }),
};
