import type { ClientSession } from 'mongoose';
import type { LifeCycleStep } from '@anaqid/shared-types';
import type { Actor } from '../../../platform/actor.js';
import { clientKey } from '../../../platform/checks.js';
import { ensure, orNotFound } from '../../../platform/errors.js';
import { findRecords, type Recorded } from '../../../platform/records.js';
import { saveNew, createIdempotently } from '../../../platform/saving.js';
import type { FamiliesDeps } from '../families.deps.js';
import { lifeCycleEventsModel, type FamilyRecord, type LifeCycleEventRecord } from '../families.model.js';
import { canTakeStep } from '../families.permissions.js';
import { changeFamily, readFamily } from '../family-store.js';
import { lifeCycle } from './life-cycle.js';
import type { PreparedStep } from './prepare-step.js';

const actions: Readonly<Record<LifeCycleStep, string>> = {
  NOMINATE: 'family.nominate',
  DECLINE: 'family.decline',
  NOMINATE_AGAIN: 'family.nominateAgain',
  ENROL: 'family.enrol',
  SUSPEND: 'family.suspend',
  RESUME: 'family.resume',
  PROPOSE_GRADUATION: 'family.proposeGraduation',
  APPROVE_GRADUATION: 'family.approveGraduation',
  END_FOLLOW_UP: 'family.endFollowUp',
  EXIT: 'family.exit',
  UNDO_EXIT: 'family.undoExit',
  REOPEN: 'family.reopen',
};

/** The request for a step. A retry must repeat all of it, details included. */
export interface StepRequest {
  readonly clientKey: string;
  readonly familyId: string;
  readonly version: number;
  readonly step: LifeCycleStep;
}

interface Recording {
  readonly actor: Actor;
  readonly family: FamilyRecord;
  readonly name: LifeCycleStep;
  readonly step: PreparedStep;
  readonly to: FamilyRecord['state'];
  /** Key, time and author of the event. */
  readonly event: Recorded;
}

/**
 * Records steps of the life cycle. The use case `take-life-cycle-step` collects the facts by which a step is judged.
 */
export function createStepRecording({ connection }: Pick<FamiliesDeps, 'connection'>) {
  const events = lifeCycleEventsModel(connection);

  return {
    /** Life-cycle events of these families, newest first within each family. */
    eventsOf(familyIds: readonly string[], tx: ClientSession | null = null): Promise<LifeCycleEventRecord[]> {
      const ofFamilies = { familyId: { $in: [...familyIds] } };
      return findRecords(events, ofFamilies, { sort: { familyId: 1, familyVersion: -1 }, tx });
    },

    /**
     * Takes a step in one transaction; a retry with the same key, actor and content changes nothing.
     *
     * @param work Runs in the transaction and returns the event that it recorded.
     * @returns The family after the step.
     */
    async stepIdempotently(
      actor: Actor,
      request: StepRequest,
      work: (tx: ClientSession) => Promise<LifeCycleEventRecord>,
    ): Promise<FamilyRecord> {
      const key = clientKey(request.clientKey);
      const { familyId } = await createIdempotently(connection, { model: events, key, actor, request }, work);
      return orNotFound(await readFamily(connection, actor, familyId), 'familyId');
    },

    /**
     * The family, if the table allows the actor this step; refuses a request based on another version of the family.
     */
    async familyForStep(tx: ClientSession, actor: Actor, request: StepRequest): Promise<FamilyRecord> {
      const family = orNotFound(await readFamily(connection, actor, request.familyId, tx), 'familyId');
      ensure(canTakeStep(actor, lifeCycle[request.step].who, family), 'NOT_ALLOWED');
      ensure(family.version === request.version, 'STALE_VERSION', 'version', String(family.version));
      return family;
    },

    /** Writes the family's new state and the event, both with their revisions. */
    async recordStep(tx: ClientSession, recording: Recording): Promise<LifeCycleEventRecord> {
      const { actor, family, name, step, to, event } = recording;
      const auditFields = { actor, at: event.recordedAt, action: actions[name] };
      const change = { ...auditFields, id: family._id, basedOn: family.version, set: { state: to, ...step.set } };
      const { version: familyVersion } = await changeFamily(connection, tx, change);
      const record: LifeCycleEventRecord = {
        ...event,
        familyId: family._id,
        familyVersion,
        step: name,
        on: step.on,
        from: family.state,
        to,
        ...step.details,
        graduationMonth: step.graduationMonth ?? null,
        ...(step.givenAfterLeaving !== undefined && { givenAfterLeaving: step.givenAfterLeaving }),
      };
      return saveNew(connection, tx, record, { model: events, recordType: 'lifeCycleEvent', ...auditFields });
    },
  };
}

export type StepRecording = ReturnType<typeof createStepRecording>;
