import type { ClientSession } from 'mongoose';
import { lastMonthOf, monthOf, monthRange, presentMonthOf } from '@anaqid/shared-types';
import type { EnrolFamilyInput, FamilyStepInput, GraduationInput } from '@anaqid/shared-types';
import type { AssessmentsService } from '../features/assessments/assessments.service.js';
import type { AssociationsService } from '../features/associations/associations.service.js';
import type { ClosingsService } from '../features/closings/closings.service.js';
import {
  ensureGeneralStep,
  ensureOrder,
  ensurePossibleStep,
  enrolment,
  generalStep,
  graduationStep,
  nothingShown,
  standingOf,
  stateAfter,
  type Circumstances,
  type FamiliesService,
  type FamilyRecord,
  type PreparedStep,
  type StepRequest,
} from '../features/families/families.service.js';
import type { InterventionsService } from '../features/interventions/interventions.service.js';
import type { PilotsService } from '../features/pilots/pilots.service.js';
import type { Actor } from '../platform/actor.js';
import { clientKey } from '../platform/checks.js';
import type { Clock } from '../platform/clock.js';
import { ensure, orNotFound } from '../platform/errors.js';
import { newRecord } from '../platform/records.js';
import { turnsOf } from '../platform/data-versions.js';
import { inTurn } from '../platform/turns.js';

interface LifeCycleStepDeps {
  readonly clock: Clock;
  readonly pilots: PilotsService;
  readonly associations: AssociationsService;
  readonly assessments: AssessmentsService;
  readonly families: FamiliesService;
  readonly interventions: InterventionsService;
  readonly closings: ClosingsService;
}

type Prepare = (tx: ClientSession, family: FamilyRecord, circumstances: Circumstances) => Promise<PreparedStep>;

/**
 * Steps of a family's life cycle after its nomination. The order of steps comes from the table in `families`, the
 * duration from the pilot, and sufficiency from the assessments.
 */
export function createLifeCycleSteps(deps: LifeCycleStepDeps) {
  const { clock, pilots, associations, assessments, families, interventions, closings } = deps;

  /** The facts by which the step is judged. Visits of the family are locked until the transaction ends. */
  async function circumstancesOf(tx: ClientSession, family: FamilyRecord): Promise<Circumstances> {
    const events = await families.eventsOf([family._id], tx);
    const now = clock.now();
    const pilot = orNotFound(await pilots.byId(family.pilotId, tx));
    const window = await pilots.windowOf(pilot, { clusterId: family.clusterId, familyId: family._id });
    const wasEnrolled = family.spells.length > 0;
    const sufficiency = wasEnrolled ? await assessments.holdSufficiency(tx, family) : nothingShown;
    const standing = standingOf(family, events, { sufficiency, lastMonth: lastMonthOf(window) });
    return { window, standing, events, now };
  }

  /**
   * Nothing leaves the figures in silence: a visit after the day of an exit, and services of later months that were not said to be
   * given after the family had left, are settled first. Visits of a duplicate record are in no figure whatever its last day.
   */
  async function ensureNothingBeyond(
    tx: ClientSession,
    family: FamilyRecord,
    { on, exitReason, givenAfterLeaving }: FamilyStepInput,
    { set }: PreparedStep,
  ): Promise<void> {
    if (family.spells.at(-1)?.exitMonth != null) return;
    const visits = exitReason === 'DUPLICATE_RECORD' ? [] : await assessments.visitsAfter(family, on, tx);
    ensure(visits.length === 0, 'VISITS_BEYOND', 'on', visits.at(-1)?.visitedOn);
    const exitMonth = (set.spells ?? family.spells).at(-1)?.exitMonth ?? monthOf(on);
    const settled = new Set(givenAfterLeaving);
    const services = await interventions.servicesAfter(family._id, exitMonth, tx);
    const left = services.filter((service) => !settled.has(service._id)).length;
    ensure(left === 0, 'SERVICES_BEYOND', 'on', String(left));
  }

  /** Enrolments in a cluster write the same documents of months, so that they take turns. */
  async function enrolmentsOf(actor: Actor, { familyId }: StepRequest): Promise<string> {
    const family = await families.familyById(actor, familyId);
    return `enrolments in ${family?.clusterId ?? ''}`;
  }

  /** Judges the step and records it, with the family's new state and the event, in one transaction. */
  async function takeStep(actor: Actor, request: StepRequest, prepare: Prepare): Promise<FamilyRecord> {
    const { step } = request;
    const work = async (tx: ClientSession) => {
      const family = await families.familyForStep(tx, actor, request);
      const circumstances = await circumstancesOf(tx, family);
      const { standing, events, now } = circumstances;
      const judging = { now, accountId: actor.accountId };
      ensurePossibleStep(step, standing, judging);
      const prepared = await prepare(tx, family, circumstances);
      const to = stateAfter(step, standing, prepared.details, judging);
      ensureOrder(step, prepared.on, events);
      const event = newRecord(clientKey(request.clientKey), actor, now, request);
      const recorded = await families.recordStep(tx, { actor, family, name: step, step: prepared, to, event });
      const after = await families.byIds([family._id], tx);
      await assessments.rollUpSpells(tx, after);
      await interventions.rollUpServices(tx, after);
      return recorded;
    };
    const turns = [...turnsOf([request.familyId]), ...(step === 'ENROL' ? [await enrolmentsOf(actor, request)] : [])];
    return inTurn(turns, () => families.stepIdempotently(actor, request, work));
  }

  return {
    /** Opens a spell in an association that adopts families of the cluster in that month. */
    async enrolFamily(actor: Actor, input: EnrolFamilyInput): Promise<FamilyRecord> {
      return takeStep(actor, { ...input, step: 'ENROL' }, async (tx, family, circumstances) => {
        const prepared = enrolment(family, input, circumstances);
        const { associationId, enrolledMonth: month } = input;
        const adopts = await associations.adoptsFamilies({ associationId, clusterId: family.clusterId, month }, tx);
        ensure(adopts, 'ASSOCIATION_NOT_IN_CLUSTER', 'associationId');
        // A closing of one of these months that runs beside this does not know the new spell, whose entries it must meet.
        const months = monthRange(month, presentMonthOf(circumstances.window, circumstances.now));
        const { clusterId } = family;
        await closings.lockMonths(
          tx,
          months.map((spellMonth) => ({ clusterId, month: spellMonth })),
        );
        return prepared;
      });
    },

    /** Takes any step that has no mutation of its own. */
    async takeFamilyStep(actor: Actor, input: FamilyStepInput): Promise<FamilyRecord> {
      ensureGeneralStep(input.step);
      return takeStep(actor, input, async (tx, family, circumstances) => {
        const prepared = generalStep(family, input, circumstances);
        if (input.step === 'EXIT') await ensureNothingBeyond(tx, family, input, prepared);
        return prepared;
      });
    },

    /** The head proposes that the family reached the sufficiency line. */
    async proposeGraduation(actor: Actor, input: GraduationInput): Promise<FamilyRecord> {
      const request: StepRequest = { ...input, step: 'PROPOSE_GRADUATION' };
      return takeStep(actor, request, async (_tx, _family, circumstances) => graduationStep(input, circumstances));
    },

    /** A second person, a coordinator, approves the proposal. */
    async approveGraduation(actor: Actor, input: GraduationInput): Promise<FamilyRecord> {
      const request: StepRequest = { ...input, step: 'APPROVE_GRADUATION' };
      return takeStep(actor, request, async (_tx, _family, circumstances) => graduationStep(input, circumstances));
    },
  };
}
