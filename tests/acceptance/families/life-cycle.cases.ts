/**
 * Expected result of every state, event and role of the life cycle, written from the rules and not from the code. `->
 * ACTIVE` is the state to which an event leads; anything else is the code of its refusal.
 */

/** The events of a family, named as in the mutations. */
export const events = [
  ...(['DECLINE', 'NOMINATE_AGAIN', 'ENROL', 'SUSPEND', 'RESUME', 'PROPOSE_GRADUATION', 'APPROVE_GRADUATION'] as const),
  ...(['END_FOLLOW_UP', 'EXIT', 'UNDO_EXIT', 'REOPEN'] as const),
];
export type Event = (typeof events)[number];

/** States of the table, distinguished by everything that their guards depend on. */
export const standings = [
  ...(['candidate', 'candidateWithoutConsent', 'candidateWithoutMembers', 'notAccepted', 'active'] as const),
  ...(['runComplete', 'proposed', 'proposedThenCorrected', 'suspended', 'graduated', 'relapsed'] as const),
  ...([
    'exited',
    'exitedFromSuspended',
    'exitedLongAgo',
    'enrolledAnew',
    'pilotEnded',
    'pilotEndedThenExtended',
  ] as const),
];
export type StandingName = (typeof standings)[number];

/** Events that a row does not list are refused with STEP_NOT_ALLOWED. */
export const table: Readonly<Record<StandingName, Partial<Record<Event, string>>>> = {
  // candidate -> active: consent, members, adopting association, baseline date; -> not accepted: reason and next step
  candidate: { ENROL: '-> ACTIVE', DECLINE: '-> NOT_ACCEPTED' },
  candidateWithoutConsent: { ENROL: 'CONSENT_MISSING', DECLINE: '-> NOT_ACCEPTED' },
  candidateWithoutMembers: { ENROL: 'REQUIRED', DECLINE: '-> NOT_ACCEPTED' },
  // not accepted -> candidate
  notAccepted: { NOMINATE_AGAIN: '-> CANDIDATE' },
  // active -> suspended, exited; -> graduated: proposed, the run of months re-checked, approved by a second person
  active: {
    SUSPEND: '-> SUSPENDED',
    EXIT: '-> EXITED',
    PROPOSE_GRADUATION: 'RUN_INCOMPLETE',
    APPROVE_GRADUATION: 'RUN_INCOMPLETE',
  },
  runComplete: {
    SUSPEND: '-> SUSPENDED',
    EXIT: '-> EXITED',
    PROPOSE_GRADUATION: '-> ACTIVE',
    APPROVE_GRADUATION: 'PROPOSAL_MISSING',
  },
  proposed: { SUSPEND: '-> SUSPENDED', EXIT: '-> EXITED', APPROVE_GRADUATION: '-> GRADUATED' },
  proposedThenCorrected: {
    SUSPEND: '-> SUSPENDED',
    EXIT: '-> EXITED',
    PROPOSE_GRADUATION: 'RUN_INCOMPLETE',
    APPROVE_GRADUATION: 'RUN_INCOMPLETE',
  },
  // suspended -> active, -> exited
  suspended: { RESUME: '-> ACTIVE', EXIT: '-> EXITED' },
  // graduated -> follow-up ends with a reason; -> active in a new spell when a relapse is confirmed
  // A family that graduated or left is found to be a duplicate of another.
  graduated: { END_FOLLOW_UP: '-> GRADUATED', ENROL: 'RELAPSE_MISSING', EXIT: '-> EXITED' },
  relapsed: { END_FOLLOW_UP: '-> GRADUATED', ENROL: '-> ACTIVE', EXIT: '-> EXITED' },
  // exited: within 45 days undo, later a new spell
  exited: { UNDO_EXIT: '-> ACTIVE', ENROL: '-> ACTIVE', EXIT: '-> EXITED' },
  exitedFromSuspended: { UNDO_EXIT: '-> SUSPENDED', ENROL: '-> ACTIVE', EXIT: '-> EXITED' },
  exitedLongAgo: { UNDO_EXIT: 'UNDO_EXPIRED', ENROL: '-> ACTIVE', EXIT: '-> EXITED' },
  // Not if another spell is open.
  enrolledAnew: {
    SUSPEND: '-> SUSPENDED',
    EXIT: '-> EXITED',
    PROPOSE_GRADUATION: 'RUN_INCOMPLETE',
    APPROVE_GRADUATION: 'RUN_INCOMPLETE',
  },
  // An exit because the pilot ended is reopened in the same spell when the pilot is extended. Until then no month is
  // left for a new spell either.
  pilotEnded: {
    UNDO_EXIT: 'UNDO_EXPIRED',
    ENROL: 'PILOT_NOT_EXTENDED',
    REOPEN: 'PILOT_NOT_EXTENDED',
    EXIT: '-> EXITED',
  },
  // The extension itself reopens them, so they are active again.
  pilotEndedThenExtended: {
    SUSPEND: '-> SUSPENDED',
    EXIT: '-> EXITED',
    PROPOSE_GRADUATION: 'RUN_INCOMPLETE',
    APPROVE_GRADUATION: 'RUN_INCOMPLETE',
  },
};

export const roles = [
  ...(['coordinator', 'secondCoordinator', 'coordinatorElsewhere', 'head', 'headOfSister', 'headElsewhere'] as const),
  ...(['minister', 'federation', 'administrator', 'nobody'] as const),
];
export type RoleName = (typeof roles)[number];

/**
 * Who may take an event at all: the association proposes, coordinators do everything else; the family does not exist
 * for actors out of scope.
 */
export function expectedFor(role: RoleName, standing: StandingName, event: Event): string {
  const byHead = event === 'PROPOSE_GRADUATION';
  switch (role) {
    case 'coordinator':
    case 'secondCoordinator':
      return byHead ? 'NOT_ALLOWED' : (table[standing][event] ?? 'STEP_NOT_ALLOWED');
    case 'coordinatorElsewhere':
      return byHead ? 'NOT_ALLOWED' : 'NOT_FOUND';
    case 'head':
      return byHead ? headsProposal(standing) : 'NOT_ALLOWED';
    case 'headOfSister':
    case 'headElsewhere':
      return byHead ? 'NOT_FOUND' : 'NOT_ALLOWED';
    case 'minister':
    case 'federation':
    case 'administrator':
      return 'NOT_ALLOWED';
    case 'nobody':
      return 'NOT_SIGNED_IN';
  }
}

/**
 * A head sees only families that the own association adopts; a family that was never enrolled does not exist for a
 * head.
 */
function headsProposal(standing: StandingName): string {
  const isAdopted = !['candidate', 'candidateWithoutConsent', 'candidateWithoutMembers', 'notAccepted'].includes(
    standing,
  );
  return isAdopted ? (table[standing].PROPOSE_GRADUATION ?? 'STEP_NOT_ALLOWED') : 'NOT_FOUND';
}
