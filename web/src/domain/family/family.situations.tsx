import type {
  DueVisitPartsFragment,
  FamilyBadge as Badge,
  FamilyStatusPartsFragment,
  HoldBackPartsFragment,
} from '../../generated/operations.js';
import { situation } from '../../testing/situations.js';
import { FamilyBadge } from './FamilyBadge.js';
import { useStatusText } from './status-text.js';

type Reason = FamilyStatusPartsFragment['reason'];

const badges: readonly Badge[] = [
  'CANDIDATE',
  'NOT_ACCEPTED',
  'NO_BASELINE',
  'NO_RECENT_DATA',
  'ON_TRACK',
  'WATCH',
  'AT_RISK',
  'SUSPENDED',
  'GRADUATED_PROVISIONAL',
  'GRADUATED',
  'LEFT',
];

function Badges() {
  return badges.map((badge) => <FamilyBadge key={badge} badge={badge} />);
}

function reasonOf(code: Reason['code'], differs: Partial<Reason> = {}): Reason {
  return {
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
    ...differs,
  };
}

const sinceMonth = '2026-05';

/** Each reason with the details that the server sends. */
const reasons: readonly Reason[] = [
  reasonOf('NOT_ENROLLED'),
  reasonOf('NO_BASELINE'),
  reasonOf('NO_RECENT_VISIT', { sinceMonth }),
  reasonOf('ON_PATH', { programmeMonth: 4, index: 62.5, expected: 60.3, gap: 2.2 }),
  reasonOf('BELOW_PATH', { programmeMonth: 4, index: 48.1, expected: 60.3, gap: -12.2 }),
  reasonOf('DECLINE', { index: 40, fall: 9.5 }),
  reasonOf('FLOORS_LATE', { domains: ['FOOD', 'HOUSING'] }),
  reasonOf('FLOORS_AGAIN', { domains: ['HEALTH'] }),
  reasonOf('SUSPENDED', { sinceMonth, reviewOn: '2026-08-01' }),
  reasonOf('RUN_COMPLETED', { sinceMonth }),
  reasonOf('PROPOSED'),
  reasonOf('APPROVED', { sinceMonth }),
  reasonOf('APPROVED_WITHOUT_RUN'),
  reasonOf('RELAPSE_SEEN', { sinceMonth }),
  reasonOf('LEFT', { sinceMonth, exitReason: 'WITHDREW' }),
];

const holdBacks: readonly HoldBackPartsFragment[] = [
  { kind: 'BELOW_FLOOR', domain: 'FOOD', value: 2, needed: 3 },
  { kind: 'NOT_ANSWERED', domain: 'WORK', value: null, needed: null },
  { kind: 'INCOME_BELOW_LINE', domain: null, value: 0.62, needed: 1 },
  { kind: 'INCOME_UNKNOWN', domain: null, value: null, needed: null },
  { kind: 'COVERAGE', domain: null, value: 0.7, needed: 0.8 },
  { kind: 'INDEX_BELOW_THRESHOLD', domain: null, value: 62.5, needed: 70 },
];

const due: DueVisitPartsFragment = {
  month: '2026-07',
  programmeMonth: 5,
  kind: 'MONTHLY',
  followUpAfter: null,
  form: 'MONTHLY',
  dueOn: '2026-07-31',
  overdue: false,
  daysOver: 0,
};

const visits: readonly DueVisitPartsFragment[] = [
  { ...due, kind: 'BASELINE', form: 'FULL' },
  due,
  { ...due, kind: 'FOLLOW_UP', followUpAfter: 1 },
  { ...due, kind: 'FOLLOW_UP', followUpAfter: 3 },
  { ...due, kind: 'FOLLOW_UP', followUpAfter: 6 },
  { ...due, kind: 'FOLLOW_UP', followUpAfter: 12 },
  { ...due, overdue: true, daysOver: 1 },
  { ...due, overdue: true, daysOver: 2 },
  { ...due, overdue: true, daysOver: 16 },
];

/** Every text that describes a computed status. */
function StatusTexts() {
  const text = useStatusText();
  return (
    <ul>
      {reasons.map((reason) => (
        <li key={reason.code}>{text.reason(reason)}</li>
      ))}
      <li>{text.run({ length: 2, needed: 3, sinceMonth })}</li>
      {holdBacks.map((holdBack) => (
        <li key={holdBack.kind}>{text.holdBack(holdBack)}</li>
      ))}
      {visits.map((visit) => (
        <li key={`${visit.kind} ${visit.followUpAfter} ${visit.daysOver}`}>{text.visit(visit)}</li>
      ))}
    </ul>
  );
}

export const situations = {
  badges: situation(Badges, {}),
  statusTexts: situation(StatusTexts, {}),
};
