import type { FamilyState, LifeCycleStep } from '@anaqid/shared-types';
import {
  lifeCycle,
  possibleSteps,
  stepResult,
  UNDO_ALONE_DAYS,
  UNDO_DAYS,
  UNDO_DUPLICATE_DAYS,
  type Standing,
  type StepDetails,
  type Sufficiency,
} from './life-cycle.js';

const now = new Date('2018-06-20T09:00:00Z');
const judging = { now, accountId: 'approver' };
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
const details: StepDetails = { reason: 'سبب', nextStep: 'خطوة', exitReason: 'MOVED', reviewOn: '2018-07-20' };
const asDuplicate: StepDetails = { ...details, exitReason: 'DUPLICATE_RECORD' };

const exitFrom = (from: FamilyState, days = 1): NonNullable<Standing['lastExit']> => ({
  from,
  recordedAt: daysAgo(days),
  recordedBy: 'recorder',
  reason: 'MOVED',
  month: '2018-06',
});
const incomplete: Sufficiency = { graduationMonth: null, runLength: 2, runNeeded: 3, relapseMonth: null };
const complete: Sufficiency = { ...incomplete, graduationMonth: '2018-05' };
const relapsed: Sufficiency = { ...complete, relapseMonth: '2018-06' };
const proposal = { month: '2018-05', proposedBy: 'head' };

const standing = (state: FamilyState, overrides: Partial<Standing> = {}): Standing => ({
  state,
  hasRecordConsent: true,
  hasRepresentative: true,
  hasOpenSpell: state === 'ACTIVE' || state === 'SUSPENDED' || state === 'GRADUATED',
  lastExit: state === 'EXITED' ? exitFrom('ACTIVE') : null,
  lastMonth: '2018-08',
  sufficiency: incomplete,
  proposal: null,
  followUpIsOpen: true,
  ...overrides,
});

const outcome = (
  step: LifeCycleStep,
  from: Standing,
  stepDetails: StepDetails = step === 'EXIT' ? asDuplicate : details,
): string => {
  const result = stepResult(step, from, stepDetails, judging);
  return 'to' in result ? result.to : result.refusal.code;
};

const steps = Object.keys(lifeCycle) as LifeCycleStep[];
const states: FamilyState[] = ['CANDIDATE', 'NOT_ACCEPTED', 'ACTIVE', 'SUSPENDED', 'GRADUATED', 'EXITED'];

type Row = Partial<Record<LifeCycleStep, string>>;

/** Result of each step for a family without a completed run; steps that are not listed are refused. */
const expected: Readonly<Record<FamilyState, Row>> = {
  CANDIDATE: { DECLINE: 'NOT_ACCEPTED', ENROL: 'ACTIVE' },
  NOT_ACCEPTED: { NOMINATE_AGAIN: 'CANDIDATE' },
  ACTIVE: {
    SUSPEND: 'SUSPENDED',
    EXIT: 'EXITED',
    PROPOSE_GRADUATION: 'RUN_INCOMPLETE',
    APPROVE_GRADUATION: 'RUN_INCOMPLETE',
  },
  SUSPENDED: { RESUME: 'ACTIVE', EXIT: 'EXITED' },
  // Only as a duplicate.
  GRADUATED: { END_FOLLOW_UP: 'GRADUATED', ENROL: 'RELAPSE_MISSING', EXIT: 'EXITED' },
  EXITED: { ENROL: 'ACTIVE', UNDO_EXIT: 'ACTIVE', EXIT: 'EXITED' },
};

/** As above, with a completed run that was proposed, and a return to need after a graduation. */
const expectedWhenComplete: Readonly<Record<FamilyState, Row>> = {
  ...expected,
  ACTIVE: { SUSPEND: 'SUSPENDED', EXIT: 'EXITED', APPROVE_GRADUATION: 'GRADUATED' },
  GRADUATED: { END_FOLLOW_UP: 'GRADUATED', ENROL: 'ACTIVE', EXIT: 'EXITED' },
};

const isState = (text: string | undefined): boolean => states.some((state) => state === text);
const grid = states.flatMap((state) => steps.map((step) => [state, step] as const));

describe('life-cycle', () => {
  test.each(grid)('%s from the state %s', (state, step) => {
    const result = expected[state][step];
    expect(outcome(step, standing(state))).toBe(result ?? 'STEP_NOT_ALLOWED');
    expect(possibleSteps(standing(state), judging).includes(step)).toBe(isState(result));
  });

  test.each(grid)('%s from the state %s, with a completed run that was proposed', (state, step) => {
    const sufficiency = state === 'GRADUATED' ? relapsed : complete;
    const from = standing(state, { sufficiency, proposal });
    expect(outcome(step, from)).toBe(expectedWhenComplete[state][step] ?? 'STEP_NOT_ALLOWED');
  });

  test.each([
    ['DECLINE', 'CANDIDATE', 'reason', 'REASON_REQUIRED'],
    ['DECLINE', 'CANDIDATE', 'nextStep', 'NEXT_STEP_REQUIRED'],
    ['SUSPEND', 'ACTIVE', 'reason', 'REASON_REQUIRED'],
    ['SUSPEND', 'ACTIVE', 'reviewOn', 'REQUIRED'],
    ['EXIT', 'ACTIVE', 'exitReason', 'REASON_REQUIRED'],
    ['EXIT', 'SUSPENDED', 'nextStep', 'NEXT_STEP_REQUIRED'],
    ['UNDO_EXIT', 'EXITED', 'reason', 'REASON_REQUIRED'],
    ['END_FOLLOW_UP', 'GRADUATED', 'reason', 'REASON_REQUIRED'],
  ] as const)('%s from %s without %s is refused with %s', (step, state, missingDetail, code) => {
    const result = stepResult(step, standing(state), { ...details, [missingDetail]: null }, judging);
    expect(result).toEqual({ refusal: { code, field: missingDetail } });
  });

  test.each([
    ['no consent', { hasRecordConsent: false }, 'CONSENT_MISSING'],
    ['no representative', { hasRepresentative: false }, 'REQUIRED'],
    ['an open spell', { hasOpenSpell: true }, 'SPELL_OPEN'],
  ])('enrolment with %s is refused', (_case, overrides, code) => {
    expect(outcome('ENROL', standing('CANDIDATE', overrides))).toBe(code);
    expect(outcome('ENROL', standing('EXITED', overrides))).toBe(code);
  });

  test('a proposal requires a completed run and is accepted once per run', () => {
    const propose = (overrides: Partial<Standing>) => outcome('PROPOSE_GRADUATION', standing('ACTIVE', overrides));
    expect(stepResult('PROPOSE_GRADUATION', standing('ACTIVE'), details, judging)).toEqual({
      refusal: { code: 'RUN_INCOMPLETE', field: null, detail: '2/3' },
    });
    expect(propose({ sufficiency: complete })).toBe('ACTIVE');
    expect(propose({ sufficiency: complete, proposal })).toBe('STEP_NOT_ALLOWED');
    expect(propose({ sufficiency: complete, proposal: { ...proposal, month: '2018-04' } })).toBe('ACTIVE');
  });

  test('an approval requires an unchanged run and a second person', () => {
    const approve = (overrides: Partial<Standing>) => outcome('APPROVE_GRADUATION', standing('ACTIVE', overrides));
    expect(approve({ sufficiency: complete })).toBe('PROPOSAL_MISSING');
    expect(approve({ sufficiency: complete, proposal: { ...proposal, month: '2018-04' } })).toBe('PROPOSAL_MISSING');
    expect(approve({ sufficiency: incomplete, proposal })).toBe('RUN_INCOMPLETE');
    expect(approve({ sufficiency: complete, proposal: { ...proposal, proposedBy: 'approver' } })).toBe('SAME_PERSON');
    expect(approve({ sufficiency: complete, proposal })).toBe('GRADUATED');
  });

  test('follow-up can be ended only once', () => {
    expect(outcome('END_FOLLOW_UP', standing('GRADUATED', { followUpIsOpen: false }))).toBe('STEP_NOT_ALLOWED');
  });

  test.each([
    ['MOVED', UNDO_DAYS, 'ACTIVE'],
    ['MOVED', UNDO_DAYS + 0.001, 'UNDO_EXPIRED'],
    ['DUPLICATE_RECORD', UNDO_DUPLICATE_DAYS, 'ACTIVE'],
    ['DUPLICATE_RECORD', UNDO_DUPLICATE_DAYS + 0.001, 'UNDO_EXPIRED'],
  ] as const)('undoing an exit as %s recorded %s days ago gives %s', (reason, days, result) => {
    const lastExit = { ...exitFrom('ACTIVE', days), reason };
    expect(outcome('UNDO_EXIT', standing('EXITED', { lastExit }))).toBe(result);
  });

  test.each([
    [UNDO_ALONE_DAYS, 'ACTIVE'],
    [UNDO_ALONE_DAYS + 0.001, 'SAME_PERSON'],
  ])('undoing an exit that one recorded oneself %s days ago gives %s', (days, result) => {
    const lastExit = { ...exitFrom('ACTIVE', days), recordedBy: judging.accountId };
    expect(outcome('UNDO_EXIT', standing('EXITED', { lastExit }))).toBe(result);
  });

  test.each(['GRADUATED', 'EXITED'] as const)('a family that is %s leaves only as a duplicate', (state) => {
    expect(stepResult('EXIT', standing(state), details, judging)).toEqual({
      refusal: { code: 'STEP_NOT_ALLOWED', field: 'exitReason' },
    });
  });

  test('a duplicate is neither marked again nor enrolled', () => {
    const duplicate = standing('EXITED', { lastExit: { ...exitFrom('ACTIVE'), reason: 'DUPLICATE_RECORD' } });
    expect(outcome('EXIT', duplicate)).toBe('STEP_NOT_ALLOWED');
    expect(outcome('ENROL', duplicate)).toBe('STEP_NOT_ALLOWED');
  });

  test('undoing an exit restores the state before it', () => {
    const lastExit = exitFrom('SUSPENDED', 2);
    expect(outcome('UNDO_EXIT', standing('EXITED', { lastExit }))).toBe('SUSPENDED');
    expect(outcome('UNDO_EXIT', standing('EXITED', { lastExit, hasOpenSpell: true }))).toBe('SPELL_OPEN');
  });

  test('an exit because the pilot ended is reopened if the pilot is extended, other exits are not', () => {
    const ended = { ...exitFrom('SUSPENDED', 40), reason: 'PILOT_ENDED', month: '2018-06' } as const;
    const reopen = (overrides: Partial<Standing>) => outcome('REOPEN', standing('EXITED', overrides));
    expect(reopen({ lastExit: ended, lastMonth: '2018-06' })).toBe('PILOT_NOT_EXTENDED');
    expect(reopen({ lastExit: ended, lastMonth: '2018-07' })).toBe('SUSPENDED');
    expect(reopen({ lastExit: exitFrom('ACTIVE', 40) })).toBe('STEP_NOT_ALLOWED');
  });
});
