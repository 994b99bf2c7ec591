import type { ClientSession, Connection } from 'mongoose';
import { dayIn, isMonth } from '@anaqid/shared-types';
import type { CorrectAssessmentInput, RecordAssessmentInput, StatementOccasion } from '@anaqid/shared-types';
import type { Actor } from '../../../platform/actor.js';
import { clientKey, optionalText } from '../../../platform/checks.js';
import { ensure, orNotFound } from '../../../platform/errors.js';
import { newRecord, readRecord, readRecords, revisionState } from '../../../platform/records.js';
import { recordChanges } from '../../../platform/revisions.js';
import { inChange, sameOrConflict, saveChanged, createIdempotently } from '../../../platform/saving.js';
import { inTransaction } from '../../../platform/transactions.js';
import { turnsOf } from '../../../platform/data-versions.js';
import { inTurn } from '../../../platform/turns.js';
import { insertRecords, lockRecords } from '../../../platform/write-records.js';
import { writeRollups } from '../../../platform/write-rollups.js';
import { spellIn, spellOfVisit, type FamilyRecord } from '../../families/families.service.js';
import { ruleVersionNumbered } from '../../rule-versions/rule-versions.service.js';
import type { AssessmentsDeps } from '../assessments.deps.js';
import { assessmentsModel, visitedFamiliesModel, type AssessmentRecord } from '../assessments.model.js';
import { canAssess } from '../assessments.permissions.js';
import { lastAssessableMonth, type FamilyPath } from '../path/family-path.js';
import { loadSources } from '../path/path-sources.js';
import { spellPath, type PathSources } from '../path/spell-path.js';
import { spellRollupsModel } from '../roll-up/spell-rollups.model.js';
import { foldsOf } from '../roll-up/spell-rollups.service.js';
import { stateStatuses } from '../status/stated-statuses.js';
import { correctedFindings, findingsOf } from './assessment-content.js';

/** Recording and correcting assessments. */
export function createRecording(deps: AssessmentsDeps) {
  return {
    /** Records a visit; a retry with the same key, actor and content returns the stored one. */
    async recordAssessment(actor: Actor, input: RecordAssessmentInput): Promise<AssessmentRecord> {
      const model = assessmentsModel(deps.connection);
      const key = clientKey(input.clientKey);
      const work = async (tx: ClientSession): Promise<AssessmentRecord> => {
        const [record] = await store(deps, tx, actor, [input]);
        return orNotFound(record);
      };
      const once = { model, key, actor, request: input };
      return inTurn(turnsOf([input.familyId]), () => createIdempotently(deps.connection, once, work));
    },

    /**
     * Records many visits in one transaction: all, or none if one is refused. Visits that are already stored are
     * skipped.
     */
    async recordAssessments(actor: Actor, inputs: readonly RecordAssessmentInput[]): Promise<void> {
      const keys = inputs.map((input) => clientKey(input.clientKey));
      const stored = await readRecords(assessmentsModel(deps.connection), keys);
      const recordsByKey = new Map(stored.map((record) => [record._id, record]));
      const newInputs = inputs.filter((input) => {
        const storedRecord = recordsByKey.get(clientKey(input.clientKey));
        return storedRecord === undefined || sameOrConflict(storedRecord, actor, input) === null;
      });
      if (newInputs.length > 0) await inTransaction(deps.connection, (tx) => store(deps, tx, actor, newInputs));
    },

    /** Corrects a recorded visit. */
    async correctAssessment(actor: Actor, input: CorrectAssessmentInput): Promise<AssessmentRecord> {
      const { connection, clock } = deps;
      const model = assessmentsModel(connection);
      return inChange(connection, async (tx) => {
        const before = orNotFound(await readRecord(model, input.id, tx), 'id');
        const [family] = await deps.families.visibleByIds(actor, [before.familyId], tx);
        ensure(family !== undefined, 'NOT_FOUND', 'id');
        ensure(canAssess(actor, family), 'NOT_ALLOWED');
        await touchFamilies(connection, tx, [family._id]);
        const at = clock.now();
        const sources = (await loadSources(deps, [family], tx))(family);
        const today = dayIn(sources.pilot.timeZone, at);
        const findings = correctedFindings(before, input, ruleVersionNumbered(before.ruleVersion), today);
        const after = await saveChanged(connection, tx, {
          model,
          recordType: 'assessment',
          action: 'assessment.correct',
          actor,
          at,
          id: before._id,
          basedOn: input.version,
          set: {
            ...findings,
            reason: optionalText(input.reason, 'reason', 1000),
          },
        });
        const assessments = sources.assessments.map((assessment) =>
          assessment._id === after._id ? after : assessment,
        );
        const visited = [{ family, record: after, sources: { ...sources, assessments } }];
        await rollUp(deps, tx, visited);
        await restate(deps, tx, visited, 'CORRECTION');
        return after;
      });
    },
  };
}

/** A family with the visit just written and everything from which its path is computed now. */
interface Visited {
  readonly family: FamilyRecord;
  readonly record: AssessmentRecord;
  readonly sources: PathSources;
}

async function store(
  deps: AssessmentsDeps,
  tx: ClientSession,
  actor: Actor,
  inputs: readonly RecordAssessmentInput[],
): Promise<AssessmentRecord[]> {
  const { connection, clock } = deps;
  const at = clock.now();
  const familyIds = [...new Set(inputs.map(({ familyId }) => familyId))];
  const families = new Map(
    (await deps.families.visibleByIds(actor, familyIds, tx)).map((family) => [family._id, family]),
  );
  const sourcesOf = await loadSources(deps, [...families.values()], tx);
  const records = inputs.map((input) => {
    const family = orNotFound(families.get(input.familyId), 'familyId');
    ensure(canAssess(actor, family), 'NOT_ALLOWED');
    return { family, record: recordOf(actor, input, family, sourcesOf(family), at) };
  });
  const inserted = records.map(({ record }) => record);
  await touchFamilies(connection, tx, familyIds);
  await insertRecords(assessmentsModel(connection), inserted, tx);
  const auditFields = { actor, at, action: 'assessment.record', recordType: 'assessment' };
  const changes = inserted.map((record) => ({
    ...auditFields,
    recordId: record._id,
    version: 1,
    state: revisionState(record),
  }));
  await recordChanges(connection, tx, changes);
  const visited = records.map(({ family, record }) => {
    const sources = sourcesOf(family);
    const ofFamily = inserted.filter(({ familyId }) => familyId === family._id);
    return { family, record, sources: { ...sources, assessments: [...sources.assessments, ...ofFamily] } };
  });
  await rollUp(deps, tx, visited);
  await restate(deps, tx, visited, 'VISIT');
  return inserted;
}

/** Writes the roll-ups of the families; `visited` has the sources with the visits just written. */
async function rollUp({ connection }: AssessmentsDeps, tx: ClientSession, visited: readonly Visited[]): Promise<void> {
  const byFamily = new Map(visited.map(({ family, sources }) => [family._id, { family, sources }]));
  const folds = [...byFamily.values()].flatMap(({ family, sources }) => foldsOf(family, sources));
  await writeRollups(spellRollupsModel(connection), folds, tx);
}

function recordOf(
  actor: Actor,
  input: RecordAssessmentInput,
  family: FamilyRecord,
  sources: PathSources,
  at: Date,
): AssessmentRecord {
  const { month, form } = input;
  ensure(isMonth(month), 'INVALID', 'month');
  const spell = spellIn(family, month);
  ensure(spell !== null, 'MONTH_OUTSIDE_SPELL', 'month');
  const path: FamilyPath = spellPath(family, spell, sources, at);
  ensure(month <= lastAssessableMonth(path), 'MONTH_IN_FUTURE', 'month');
  const today = dayIn(sources.pilot.timeZone, at);
  return {
    ...newRecord(clientKey(input.clientKey), actor, at, input),
    familyId: family._id,
    spellId: spell._id,
    clusterId: spell.clusterId,
    month,
    form,
    independent: input.independent ?? false,
    ...findingsOf(input, path.rule, {
      month,
      today,
    }),
    ruleVersion: path.rule.number,
    reason: null,
  };
}

/** Records the statuses that follow from the written visits; one that is in no figure changes none. */
async function restate(
  { connection, clock }: AssessmentsDeps,
  tx: ClientSession,
  visited: readonly Visited[],
  occasion: StatementOccasion,
): Promise<void> {
  const at = clock.now();
  const statements = visited.flatMap(({ family, record, sources }) => {
    const spell = record.independent ? null : spellOfVisit(family, record);
    return spell === null ? [] : [{ familyId: family._id, path: spellPath(family, spell, sources, at) }];
  });
  await stateStatuses(connection, tx, statements, { occasion, at });
}

/** Writes the lock documents of the families, so that concurrent transactions on their visits conflict. */
export async function touchFamilies(
  connection: Connection,
  tx: ClientSession,
  familyIds: readonly string[],
): Promise<void> {
  const locks = [...new Set(familyIds)].map((_id) => ({ _id }));
  await lockRecords(visitedFamiliesModel(connection), locks, tx);
}
