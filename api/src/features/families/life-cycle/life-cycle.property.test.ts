import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { addMonths, dayIn, lastDayOf, monthOf, type ExitReason, type LifeCycleStep } from '@anaqid/shared-types';
import { DomainError } from '../../../platform/errors.js';
import { revisionsModel } from '../../../platform/revisions.js';
import { graduation } from '../../../statistics/index.js';
import { consent, nominate, startProgrammeWorld, type ProgrammeWorld } from '../../../testing/programme-world.js';
import { administrator } from '../../../testing/set-up-world.js';
import { familyNow, visitAt } from '../../../testing/visits.js';
import type { FamilyRecord, LifeCycleEventRecord } from '../families.service.js';

const seed = Number(process.env['SEED'] ?? 1);

type Command =
  | { readonly kind: 'step'; readonly step: LifeCycleStep; readonly exitReason: ExitReason }
  | { readonly kind: 'visits'; readonly level: number; readonly months: number }
  | { readonly kind: 'correct'; readonly level: number }
  | { readonly kind: 'extend'; readonly toMonths: number }
  | { readonly kind: 'wait'; readonly days: number };

const stepNames: LifeCycleStep[] = [
  ...(['DECLINE', 'NOMINATE_AGAIN', 'ENROL', 'ENROL', 'SUSPEND', 'RESUME', 'EXIT', 'UNDO_EXIT', 'REOPEN'] as const),
  ...(['PROPOSE_GRADUATION', 'APPROVE_GRADUATION', 'APPROVE_GRADUATION', 'END_FOLLOW_UP'] as const),
];

const commands: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('step' as const),
      step: fc.constantFrom(...stepNames),
      exitReason: fc.constantFrom<ExitReason>('MOVED', 'PILOT_ENDED', 'TRANSFERRED'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('visits' as const),
      level: fc.constantFrom(2, 4, 4, 4),
      months: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('correct' as const), level: fc.constantFrom(2, 4) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('extend' as const), toMonths: fc.integer({ min: 7, max: 12 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 20 }) }) },
);

const enrolment: Command = { kind: 'step', step: 'ENROL', exitReason: 'MOVED' };
/**
 * States in which a sequence starts: candidate, enrolled, with three qualifying months, or left because the pilot had
 * ended.
 */
const beginnings: readonly (readonly Command[])[] = [
  [],
  [enrolment],
  [enrolment, { kind: 'visits', level: 2, months: 1 }, { kind: 'visits', level: 4, months: 3 }],
  [enrolment, { kind: 'visits', level: 2, months: 7 }, { kind: 'step', step: 'EXIT', exitReason: 'PILOT_ENDED' }],
];
const sequences = fc
  .tuple(fc.constantFrom(...beginnings), fc.array(commands, { minLength: 8, maxLength: 20 }))
  .map(([beginning, rest]) => [...beginning, ...rest]);

/** Invariants of a family's records after any sequence of accepted and refused steps. */
describe('random sequences of life-cycle steps', () => {
  let world: ProgrammeWorld;
  let today: string;
  beforeAll(async () => {
    world = await startProgrammeWorld();
  });
  afterAll(() => world.database.close());

  const moveTo = (day: string): void => {
    today = day;
    world.moveTo(day);
  };

  async function attempt(familyId: string, command: Command): Promise<'done' | 'refused'> {
    try {
      await perform(await familyNow(world, familyId), command);
      return 'done';
    } catch (error) {
      if (error instanceof DomainError) return 'refused';
      throw error;
    }
  }

  async function perform(family: FamilyRecord, command: Command): Promise<unknown> {
    switch (command.kind) {
      case 'wait':
        return moveTo(dayIn('UTC', new Date(Date.parse(today) + command.days * 86_400_000)));
      case 'visits': {
        for (let step = 0; step < command.months; step += 1) {
          const visit = visitAt(family._id, monthOf(today), command.level, { visitedOn: today });
          await world.assessments.recordAssessment(world.coordinator, visit);
          moveTo(lastDayOf(addMonths(monthOf(today), 1)));
        }
        return null;
      }
      case 'correct': {
        const form = await world.assessments.form(world.coordinator, { familyId: family._id });
        const [visit] = form?.recorded ?? [];
        if (visit === undefined) return null;
        return world.assessments.correctAssessment(world.coordinator, {
          id: visit._id,
          version: visit.version,
          answers: [
            {
              domain: 'FOOD',
              level: command.level,
            },
          ],
        });
      }
      case 'extend':
        return extendFor(family, command.toMonths);
      case 'step':
        return takeStep(family, command);
    }
  }

  function takeStep({ _id, version }: FamilyRecord, command: Command & { kind: 'step' }): Promise<FamilyRecord> {
    const { step, exitReason } = command;
    const input = { clientKey: randomUUID(), familyId: _id, version, reason: 'سبب' };
    if (step === 'PROPOSE_GRADUATION') return world.useCases.proposeGraduation(world.head, { ...input, on: today });
    if (step === 'APPROVE_GRADUATION') {
      return world.useCases.approveGraduation(world.coordinator, { ...input, on: today });
    }
    const enrolment = { associationId: world.associationIds[0], enrolledMonth: monthOf(today), baselineOn: today };
    if (step === 'ENROL') return world.useCases.enrolFamily(world.coordinator, { ...input, ...enrolment });
    const details = { exitReason, nextStep: 'خطوة', reviewOn: lastDayOf(addMonths(monthOf(today), 1)) };
    return world.useCases.takeFamilyStep(world.coordinator, { ...input, ...details, step, on: today });
  }

  /** Extends the pilot for this family only, so that other sequences keep the pilot's duration. */
  async function extendFor({ code }: FamilyRecord, toMonths: number): Promise<unknown> {
    const pilot = await world.pilots.byId(world.pilotId);
    return world.useCases.extendPilot(administrator, {
      clientKey: randomUUID(),
      pilotId: world.pilotId,
      version: pilot?.version ?? 0,
      familyCode: code,
      toMonths,
      reason: 'سبب',
      decisionNumber: '1',
      decidedOn: today,
    });
  }

  const eventsOf = async (id: string): Promise<LifeCycleEventRecord[]> =>
    (await world.families.eventsOf([id])).toReversed();

  async function approvedRunsHold(events: readonly LifeCycleEventRecord[], familyId: string): Promise<void> {
    const pilot = await world.pilots.byId(world.pilotId);
    if (pilot === null) throw new Error('the pilot is gone');
    for (const { step, graduationMonth, recordedAt, recordedBy, familyVersion } of events) {
      if (step !== 'APPROVE_GRADUATION') continue;
      const { spells, rule } = await world.assessments.spellFacts(pilot, recordedAt);
      const spell = spells.filter((facts) => facts.familyId === familyId).at(-1);
      const months = new Map((spell?.months ?? []).map((month) => [month.programmeMonth, month]));
      const found = graduation(months, rule).graduationMonth;
      expect(found === null ? null : months.get(found)?.month).toBe(graduationMonth);
      const proposal = events.findLast(
        (event) => event.step === 'PROPOSE_GRADUATION' && event.familyVersion < familyVersion,
      );
      expect(proposal?.graduationMonth).toBe(graduationMonth);
      expect(proposal?.recordedBy).not.toBe(recordedBy);
    }
  }

  async function historyIsWhole(family: FamilyRecord, events: readonly LifeCycleEventRecord[]): Promise<void> {
    expect(events[0]).toMatchObject({ step: 'NOMINATE', from: null });
    for (const [index, event] of events.entries()) {
      if (index > 0) expect(event.from).toBe(events[index - 1]?.to);
    }
    expect(events.at(-1)?.to).toBe(family.state);
    const revisions = await revisionsModel(world.database.connection).countDocuments({ recordId: family._id });
    expect(revisions).toBe(family.version);
  }

  test('never lead to two open spells, an approval without a completed run, or lost history', async () => {
    console.log(`random sequences, SEED=${seed}`);
    const seen = new Set<LifeCycleStep>();
    const property = fc.asyncProperty(sequences, async (sequence) => {
      moveTo('2018-02-28');
      const { _id } = await nominate(world);
      await consent(world, _id);
      let earlier: LifeCycleEventRecord[] = [];
      for (const command of sequence) {
        await attempt(_id, command);
        const family = await familyNow(world, _id);
        const open = family.spells.filter(({ exitMonth }) => exitMonth === null);
        expect(open.length).toBeLessThanOrEqual(1);
        expect(family.spells.slice(0, -1).every(({ exitMonth }) => exitMonth !== null)).toBe(true);
        const events = await eventsOf(_id);
        expect(events.slice(0, earlier.length)).toEqual(earlier);
        earlier = events;
      }
      for (const { step } of earlier) seen.add(step);
      await historyIsWhole(await familyNow(world, _id), earlier);
      await approvedRunsHold(earlier, _id);
    });
    await fc.assert(property, { seed, numRuns: 25, endOnFailure: true });
    expect(seen.has('ENROL') && seen.has('EXIT')).toBe(true);
  });
});
