import type { ClientSession } from 'mongoose';
import type { CorrectAssessmentInput, RecordAssessmentInput } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import type { FamilyRecord, Sufficiency } from '../families/families.service.js';
import type { PilotRecord, Place } from '../pilots/pilots.service.js';
import type { AssessmentsDeps } from './assessments.deps.js';
import type { AssessmentRecord } from './assessments.model.js';
import { assessmentForm, type AssessmentFormView } from './form/assessment-form.service.js';
import { loadSources } from './path/path-sources.js';
import { spellFacts, type PilotSpells } from './path/spell-facts.js';
import { latestPath } from './path/spell-path.js';
import {
  correctAssessment,
  recordAssessment,
  recordAssessments,
  touchFamilies,
} from './recording/record-assessment.service.js';
import { familiesByNeed, visitsDue, type VisitDue } from './status/families-by-need.js';
import { stateStatuses } from './status/stated-statuses.js';

export type { AssessmentRecord } from './assessments.model.js';
export type { FamilyPath } from './path/family-path.js';
export type { MonthStanding } from './month-index/month-index.js';
export type { PilotSpells, SpellFacts } from './path/spell-facts.js';

/** Visits of families, and what they show of each family's way to sufficiency. */
export interface AssessmentsService {
  /** The form of a family's visit; null outside the actor's scope or the months that may be assessed. */
  form(actor: Actor, request: Parameters<typeof assessmentForm>[2]): Promise<AssessmentFormView | null>;
  recordAssessment(actor: Actor, input: RecordAssessmentInput): Promise<AssessmentRecord>;
  /** Many visits in one transaction: all of them, or none. */
  recordAssessments(actor: Actor, inputs: readonly RecordAssessmentInput[]): Promise<void>;
  correctAssessment(actor: Actor, input: CorrectAssessmentInput): Promise<AssessmentRecord>;
  /** Visits of a cluster that are due this month or overdue, the longest overdue first. */
  visitsDue(actor: Actor, clusterId: string): Promise<VisitDue[]>;
  /** Enrolled families that the actor sees, those that need most attention first. */
  familiesByNeed(actor: Actor, clusterId?: string | null): Promise<FamilyRecord[]>;
  /** Facts of every spell of a pilot as known at an instant (null: now), for its figures. */
  spellFacts(pilot: PilotRecord, knownAt: Date | null): Promise<PilotSpells>;
  /** What the visits of a family's latest spell show, held until the transaction ends. */
  holdSufficiency(tx: ClientSession, family: FamilyRecord): Promise<Sufficiency>;
  /** Keeps the statuses of the families that a decision reaches as they stand before it. */
  stateBeforeExtension(tx: ClientSession, pilot: PilotRecord, place: Place): Promise<void>;
}

export function createAssessmentsService(deps: AssessmentsDeps): AssessmentsService {
  return {
    form: (actor, request) => assessmentForm(deps, actor, request),
    recordAssessment: (actor, input) => recordAssessment(deps, actor, input),
    recordAssessments: (actor, inputs) => recordAssessments(deps, actor, inputs),
    correctAssessment: (actor, input) => correctAssessment(deps, actor, input),
    visitsDue: (actor, clusterId) => visitsDue(deps, actor, clusterId),
    familiesByNeed: (actor, clusterId = null) => familiesByNeed(deps, actor, clusterId),
    spellFacts: (pilot, knownAt) => spellFacts(deps, pilot, knownAt),
    holdSufficiency: (tx, family) => holdSufficiency(deps, tx, family),
    stateBeforeExtension: (tx, pilot, place) => stateBeforeExtension(deps, tx, pilot, place),
  };
}

async function holdSufficiency(deps: AssessmentsDeps, tx: ClientSession, family: FamilyRecord): Promise<Sufficiency> {
  await touchFamilies(deps.connection, tx, [family._id]);
  const sources = (await loadSources(deps, [family], tx))(family);
  const path = latestPath(family, sources, deps.clock.now());
  return {
    graduationMonth: path?.graduationMonth ?? null,
    runLength: path?.runLength ?? 0,
    runNeeded: path?.rule.consecutiveMonths ?? 0,
    relapseMonth: path?.relapse?.standing.month ?? null,
  };
}

async function stateBeforeExtension(
  deps: AssessmentsDeps,
  tx: ClientSession,
  pilot: PilotRecord,
  { clusterId, familyId }: Place,
): Promise<void> {
  const reached = (await deps.families.ofPilot(pilot._id, tx)).filter(
    (family) =>
      family.spells.length > 0 &&
      (familyId === null ? clusterId === null || family.clusterId === clusterId : family._id === familyId),
  );
  const sourcesOf = await loadSources(deps, reached, tx);
  const at = deps.clock.now();
  const statements = reached.flatMap((family) => {
    const path = latestPath(family, sourcesOf(family), at);
    return path === null ? [] : [{ familyId: family._id, path }];
  });
  await stateStatuses(deps.connection, tx, statements, { occasion: 'EXTENSION', at });
}
