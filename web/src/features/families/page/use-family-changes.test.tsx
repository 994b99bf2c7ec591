import { act, renderHook } from '@testing-library/react';
import { answeringServer } from '../../../testing/answering-server.js';
import type { FamilyChanges } from '../family-changes.js';
import { useFamilyChanges } from './use-family-changes.js';

const refusal = { __typename: 'Refusal', code: 'NOT_ALLOWED', field: null, detail: null };
const stored = { __typename: 'FamilyResult', family: null, refusal: null };
const refused = { ...stored, refusal };

const common = { clientKey: 'key', familyId: 'family', version: 9, on: '2026-07-16', reason: 'سبب' };
const step = { ...common, exitReason: null, nextStep: 'زيارة', reviewOn: null };
const enrolment = { ...common, associationId: 'rahma', enrolledMonth: '2026-07', baselineOn: '2026-07-16' };
const consent = { clientKey: 'key', familyId: 'family', given: true, on: '2026-07-16', language: 'ar' };

/** Expects that the input is sent with this mutation. */
const changes: [string, (changes: FamilyChanges) => Promise<unknown>, string, object][] = [
  [
    'a file',
    (to) => to.updateFile({ id: 'family', version: 9, name: 'أم خالد' }),
    'UpdateFamily',
    { id: 'family', version: 9, name: 'أم خالد' },
  ],
  [
    'members',
    (to) => to.saveMembers({ familyId: 'family', version: 9, members: [] }),
    'SaveMembers',
    { familyId: 'family', version: 9, members: [] },
  ],
  ['an enrolment', (to) => to.enrol(enrolment), 'EnrolFamily', enrolment],
  ['an exit', (to) => to.takeStep({ ...step, step: 'EXIT' }), 'TakeFamilyStep', { ...step, step: 'EXIT' }],
  ['a proposal', (to) => to.takeStep({ ...step, step: 'PROPOSE_GRADUATION' }), 'ProposeGraduation', common],
  ['an approval', (to) => to.takeStep({ ...step, step: 'APPROVE_GRADUATION' }), 'ApproveGraduation', common],
];

describe("mutations of a family's forms", () => {
  it.each(changes)('sends %s with its own mutation, and returns the refusal', async (_, send, mutation, input) => {
    const field = mutation.charAt(0).toLowerCase() + mutation.slice(1);
    const { requests, Provider } = answeringServer({ [mutation]: () => ({ [field]: refused }) });
    const { result } = renderHook(() => useFamilyChanges(), { wrapper: Provider });
    expect(await act(() => send(result.current))).toEqual(refusal);
    expect(requests).toEqual([{ name: mutation, variables: { input } }]);
  });

  it('rejects when the server cannot be reached', async () => {
    const { Provider } = answeringServer({});
    const { result } = renderHook(() => useFamilyChanges(), { wrapper: Provider });
    await expect(act(() => result.current.enrol(enrolment))).rejects.toThrow('no network');
  });

  it('sends consents one after the other, up to the first refusal', async () => {
    const { requests, Provider } = answeringServer({
      RecordConsent: (variables) => ({
        recordConsent: JSON.stringify(variables).includes('SHARING') ? refused : stored,
      }),
    });
    const { result } = renderHook(() => useFamilyChanges(), { wrapper: Provider });
    const record = { ...consent, purpose: 'RECORD' } as const;
    const sharing = { ...consent, purpose: 'SHARING' } as const;
    const referral = { ...consent, purpose: 'REFERRAL' } as const;
    expect(await act(() => result.current.recordConsents([record, referral]))).toBeNull();
    expect(await act(() => result.current.recordConsents([record, sharing, referral]))).toEqual(refusal);
    const inputs = [record, referral, record, sharing];
    expect(requests).toEqual(inputs.map((input) => ({ name: 'RecordConsent', variables: { input } })));
  });
});
