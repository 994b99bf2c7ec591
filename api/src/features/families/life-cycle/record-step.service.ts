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

/** A step as it was asked for, with whatever is said with it: all of it is what "the same content" means for the key. */
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

/** Recording steps of the life cycle. What a step is judged by is put together in the use case `take-life-cycle-step`. */
export function createStepRecording({ connection }: Pick<FamiliesDeps, 'connection'>) {
  const events = lifeCycleEventsModel(connection);

  return {
    /** Changes of state of these families, newest first within each. */
    eventsOf(familyIds: readonly string[], tx: ClientSession | null = null): Promise<LifeCycleEventRecord[]> {
      const ofFamilies = { familyId: { $in: [...familyIds] } };
      return findRecords(events, ofFamilies, { sort: { familyId: 1, familyVersion: -1 }, tx });
    },

    /**
     * Takes a step in one transaction; a retry with the same key, actor and content changes nothing.
     *
     * @param work What is done in the transaction; returns the event it recorded.
     * @returns The family as it then stands.
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

    /** The family for somebody whom the table gives the step; refuses a request that was based on another version. */
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
        ...step.words,
        graduationMonth: step.graduationMonth ?? null,
      };
      return saveNew(connection, tx, record, { model: events, recordType: 'lifeCycleEvent', ...auditFields });
    },
  };
}

export type StepRecording = ReturnType<typeof createStepRecording>;
