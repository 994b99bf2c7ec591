import type { ClientSession } from 'mongoose';
import { isMonth, presentMonthOf } from '@anaqid/shared-types';
import type { AnswerQuestionInput, ConfirmMonthInput, RaiseQuestionInput } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { clientKey, text } from '../../platform/checks.js';
import { ensure, orNotFound } from '../../platform/errors.js';
import { findRecords, newRecord, readRecord } from '../../platform/records.js';
import { inChange, saveChanged, saveNew, createIdempotently } from '../../platform/saving.js';
import { spellIn, type FamilyRecord } from '../families/families.service.js';
import type { MonthChecksDeps } from './month-checks.deps.js';
import {
  confirmationsModel,
  questionsModel,
  type CellQuestionRecord,
  type FamilyConfirmation,
  type MonthConfirmationRecord,
} from './month-checks.model.js';
import { canAnswer, canCheck } from './month-checks.permissions.js';

const TEXT_LENGTH = 1000;

/** Confirmations and questions of association heads about what was logged for their families. */
export function createMonthChecksService(deps: MonthChecksDeps) {
  const { connection, clock } = deps;
  const confirmations = confirmationsModel(connection);
  const questions = questionsModel(connection);

  return {
    /** Confirms a month for some families, or for all whose spell covers it. */
    async confirmMonth(actor: Actor, input: ConfirmMonthInput): Promise<FamilyConfirmation[]> {
      const key = clientKey(input.clientKey);
      const { month } = input;
      const associationId = actor.associationId;
      ensure(associationId !== null, 'NOT_ALLOWED');
      ensure(isMonth(month), 'INVALID', 'month');
      const confirmation = await createIdempotently(
        connection,
        { model: confirmations, key, actor, request: input },
        async (tx) => {
          const families = await familiesToConfirm(deps, tx, actor, input);
          ensure(families.length > 0, 'REQUIRED', 'familyIds');
          const at = clock.now();
          const familyIds = families.map(({ _id }) => _id);
          const record: MonthConfirmationRecord = {
            ...newRecord(key, actor, at, input),
            associationId,
            month,
            familyIds,
          };
          return saveNew(connection, tx, record, {
            model: confirmations,
            recordType: 'monthConfirmation',
            action: 'month.confirm',
            actor,
            at,
          });
        },
      );
      return confirmation.familyIds.map((familyId) => ({ confirmation, familyId }));
    },

    async raiseQuestion(actor: Actor, input: RaiseQuestionInput): Promise<CellQuestionRecord> {
      const key = clientKey(input.clientKey);
      const words = text(input.text, 'text', TEXT_LENGTH);
      const { month } = input;
      ensure(isMonth(month), 'INVALID', 'month');
      return createIdempotently(connection, { model: questions, key, actor, request: input }, async (tx) => {
        const [family] = await deps.families.visibleByIds(actor, [input.familyId], tx);
        ensure(family !== undefined, 'NOT_FOUND', 'familyId');
        ensure(canCheck(actor, family), 'NOT_ALLOWED');
        const { associationId, clusterId } = await ensurePastMonth(deps, tx, family, month);
        const types = await deps.serviceTypes.all();
        const type = orNotFound(
          types.find(({ _id }) => _id === input.serviceTypeId),
          'serviceTypeId',
        );
        const at = clock.now();
        const record: CellQuestionRecord = {
          ...newRecord(key, actor, at, input),
          familyId: family._id,
          clusterId,
          associationId,
          serviceTypeId: type._id,
          month,
          text: words,
          state: 'OPEN',
          answer: null,
          answeredByName: null,
          answeredAt: null,
        };
        return saveNew(connection, tx, record, {
          model: questions,
          recordType: 'cellQuestion',
          action: 'question.raise',
          actor,
          at,
        });
      });
    },

    async answerQuestion(actor: Actor, input: AnswerQuestionInput): Promise<CellQuestionRecord> {
      const answer = text(input.answer, 'answer', TEXT_LENGTH);
      return inChange(connection, async (tx) => {
        const before = orNotFound(await readRecord(questions, input.id, tx), 'id');
        const [family] = await deps.families.visibleByIds(actor, [before.familyId], tx);
        ensure(family !== undefined, 'NOT_FOUND', 'id');
        ensure(before.version === input.version, 'STALE_VERSION', 'version', String(before.version));
        ensure(canAnswer(actor, before), 'NOT_ALLOWED');
        const at = clock.now();
        const set = { state: 'ANSWERED', answer, answeredByName: actor.displayName, answeredAt: at } as const;
        return saveChanged(connection, tx, {
          model: questions,
          recordType: 'cellQuestion',
          action: 'question.answer',
          actor,
          at,
          id: before._id,
          basedOn: input.version,
          set,
        });
      });
    },

    /** Open questions of a cluster that the actor sees, oldest first. */
    async openQuestions(actor: Actor, clusterId: string): Promise<CellQuestionRecord[]> {
      if (!actor.clusterIds.includes(clusterId)) return [];
      return findRecords(questions, { clusterId, state: 'OPEN' }, { sort: { recordedAt: 1, _id: 1 } });
    },
  };
}

/**
 * The requested families of the head, or all whose spell covers the month; refuses families that the head does not see.
 */
async function familiesToConfirm(
  deps: MonthChecksDeps,
  tx: ClientSession,
  actor: Actor,
  { familyIds, month }: ConfirmMonthInput,
): Promise<FamilyRecord[]> {
  if (familyIds == null) {
    const own = await deps.families.enrolledVisibleTo(actor);
    const covered = own.filter((family) => canCheck(actor, family) && spellIn(family, month) !== null);
    for (const family of covered) await ensurePastMonth(deps, tx, family, month);
    return covered;
  }
  const visible = await deps.families.visibleByIds(actor, familyIds, tx);
  const byId = new Map(visible.map((family) => [family._id, family]));
  const families = [...new Set(familyIds)].map((id, index) => orNotFound(byId.get(id), `familyIds.${index}`));
  for (const family of families) await ensurePastMonth(deps, tx, family, month);
  return families;
}

/** The family's spell in the month; refuses months in the future. */
async function ensurePastMonth(
  { pilots, clock }: MonthChecksDeps,
  tx: ClientSession,
  family: FamilyRecord,
  month: string,
): Promise<{ associationId: string; clusterId: string }> {
  const pilot = orNotFound(await pilots.byId(family.pilotId, tx));
  const window = await pilots.windowOf(pilot, { clusterId: family.clusterId, familyId: family._id });
  ensure(month <= presentMonthOf(window, clock.now()), 'MONTH_IN_FUTURE', 'month');
  const spell = spellIn(family, month);
  ensure(spell !== null, 'MONTH_OUTSIDE_SPELL', 'month');
  return spell;
}

export type MonthChecksService = ReturnType<typeof createMonthChecksService>;
