import type { FamilyState, LifeCycleStep } from '@anaqid/shared-types';
import { lifeCycle, possibleSteps, stepResult, UNDO_DAYS, type Standing, type StepWords } from './life-cycle.js';

const now = new Date('2018-06-20T09:00:00Z');
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
const words: StepWords = { reason: 'سبب', nextStep: 'خطوة', exitReason: 'MOVED', reviewOn: '2018-07-20' };

const standing = (state: FamilyState, given: Partial<Standing> = {}): Standing => ({
  state,
  hasRecordConsent: true,
  hasRepresentative: true,
  hasOpenSpell: state === 'ACTIVE' || state === 'SUSPENDED' || state === 'GRADUATED',
  lastExit: state === 'EXITED' ? { from: 'ACTIVE', recordedAt: daysAgo(1) } : null,
  ...given,
});

const outcome = (step: LifeCycleStep, from: Standing, said: StepWords = words): string => {
  const result = stepResult(step, from, said, now);
  return 'to' in result ? result.to : result.refusal.code;
};

const steps = Object.keys(lifeCycle) as LifeCycleStep[];
const states: FamilyState[] = ['CANDIDATE', 'NOT_ACCEPTED', 'ACTIVE', 'SUSPENDED', 'GRADUATED', 'EXITED'];

/** Every state and step: where it leads; what is not written here is not allowed (domain.md 2). */
const expected: Readonly<Record<FamilyState, Partial<Record<LifeCycleStep, FamilyState>>>> = {
  CANDIDATE: { DECLINE: 'NOT_ACCEPTED', ENROL: 'ACTIVE' },
  NOT_ACCEPTED: { NOMINATE_AGAIN: 'CANDIDATE' },
  ACTIVE: { SUSPEND: 'SUSPENDED', EXIT: 'EXITED' },
  SUSPENDED: { RESUME: 'ACTIVE', EXIT: 'EXITED' },
  GRADUATED: {},
  EXITED: { ENROL: 'ACTIVE', UNDO_EXIT: 'ACTIVE' },
};

describe('life-cycle', () => {
  test.each(states.flatMap((state) => steps.map((step) => [state, step] as const)))('%s, %s', (state, step) => {
    expect(outcome(step, standing(state))).toBe(expected[state][step] ?? 'STEP_NOT_ALLOWED');
    expect(possibleSteps(standing(state), now).includes(step)).toBe(expected[state][step] !== undefined);
  });

  test.each([
    ['DECLINE', 'CANDIDATE', 'reason', 'REASON_REQUIRED'],
    ['DECLINE', 'CANDIDATE', 'nextStep', 'NEXT_STEP_REQUIRED'],
    ['SUSPEND', 'ACTIVE', 'reason', 'REASON_REQUIRED'],
    ['SUSPEND', 'ACTIVE', 'reviewOn', 'REQUIRED'],
    ['EXIT', 'ACTIVE', 'exitReason', 'REASON_REQUIRED'],
    ['EXIT', 'SUSPENDED', 'nextStep', 'NEXT_STEP_REQUIRED'],
    ['UNDO_EXIT', 'EXITED', 'reason', 'REASON_REQUIRED'],
  ] as const)('%s of %s without %s is refused with %s', (step, state, word, code) => {
    const result = stepResult(step, standing(state), { ...words, [word]: null }, now);
    expect(result).toEqual({ refusal: { code, field: word } });
  });

  test.each([
    ['no consent', { hasRecordConsent: false }, 'CONSENT_MISSING'],
    ['no representative', { hasRepresentative: false }, 'REQUIRED'],
    ['an open spell', { hasOpenSpell: true }, 'SPELL_OPEN'],
  ])('enrolment with %s is refused', (_what, given, code) => {
    expect(outcome('ENROL', standing('CANDIDATE', given))).toBe(code);
    expect(outcome('ENROL', standing('EXITED', given))).toBe(code);
  });

  test.each([
    [UNDO_DAYS, 'ACTIVE'],
    [UNDO_DAYS + 0.001, 'UNDO_EXPIRED'],
  ])('an exit recorded %s days ago: %s', (days, result) => {
    const lastExit = { from: 'ACTIVE', recordedAt: daysAgo(days) } as const;
    expect(outcome('UNDO_EXIT', standing('EXITED', { lastExit }))).toBe(result);
  });

  test('undoing an exit goes back to the state that it ended', () => {
    const lastExit = { from: 'SUSPENDED', recordedAt: daysAgo(2) } as const;
    expect(outcome('UNDO_EXIT', standing('EXITED', { lastExit }))).toBe('SUSPENDED');
    expect(outcome('UNDO_EXIT', standing('EXITED', { lastExit, hasOpenSpell: true }))).toBe('SPELL_OPEN');
  });
});
