import { monthsBetween } from '@anaqid/shared-types';
import type { AssessmentAnswer, CorrectAssessmentInput, RecordAssessmentInput } from '@anaqid/shared-types';
import { actorOf, type RequestContext } from '../../app/context.js';
import type { AssessmentResolvers, Resolvers } from '../../generated/resolvers.js';
import { DomainError, orNotFound } from '../../platform/errors.js';
import { toRefusal } from '../../platform/refusals.js';
import { spellOfVisit, type FamilyRecord, type SpellRecord } from '../families/families.service.js';
import { canAssess, canSeeDetails } from './assessments.permissions.js';
import type { AssessmentRecord } from './assessments.service.js';
import { domainsNotApplicable } from './month-index/household.js';
import { incomeSums, ownSources, type IncomeSums } from './month-index/income.js';
import { countingAssessments } from './month-index/month-index.js';
import { pathOf } from './path/family-paths.resolvers.js';

const assessment: AssessmentResolvers = {
  id: ({ _id }) => _id,
  family: (record, _arguments, context) => familyOf(context, record),
  programmeMonth: async (record, _arguments, context) => {
    const spell = spellOf(await familyOf(context, record), record);
    return monthsBetween(spell.enrolledMonth, record.month);
  },
  counts: async (record, _arguments, context) => {
    const family = await familyOf(context, record);
    const spell = spellOfVisit(family, record);
    if (spell === null) return false;
    const all = await context.loaders.assessmentsByFamily.load(record.familyId);
    const ofSpell = all.filter((visit) => spellOfVisit(family, visit)?._id === spell._id);
    return countingAssessments(ofSpell).get(record.month)?._id === record._id;
  },
  answers: async (record, _arguments, context) => answersOf(record, await familyOf(context, record)),
  incomes: (record, _arguments, context) => {
    if (record.incomes === null || !canSeeDetails(actorOf(context), record)) return null;
    return record.incomes.map(({ source, amount }) => ({ source, amount, isOwn: ownSources.has(source) }));
  },
  ownIncome: (record, _arguments, context) => sumsSeen(context, record)?.own ?? null,
  aidIncome: (record, _arguments, context) => sumsSeen(context, record)?.aid ?? null,
  expenditure: (record, _arguments, context) => (canSeeDetails(actorOf(context), record) ? record.expenditure : null),
  opinion: (record, _arguments, context) => (canSeeDetails(actorOf(context), record) ? record.opinion : null),
  currency: async (record, _arguments, context) => {
    const { pilotId } = await familyOf(context, record);
    return orNotFound(await context.loaders.pilotsById.load(pilotId)).currency;
  },
  visitor: ({ visitor, recordedByName }) => visitor ?? recordedByName,
  recordedBy: ({ recordedByName }) => recordedByName,
  recordedAt: ({ recordedAt }) => recordedAt.toISOString(),
  revisions: async (record, _arguments, context) => {
    const family = await familyOf(context, record);
    const revisions = await context.loaders.revisionsByAssessment.load(record._id);
    return revisions.map(({ version, state, recordedByName, recordedAt }) => {
      const then = state as AssessmentRecord;
      const sums = sumsSeen(context, then);
      return {
        version,
        answers: answersOf(then, family),
        reason: then.reason,
        ownIncome: sums?.own ?? null,
        aidIncome: sums?.aid ?? null,
        recordedBy: recordedByName,
        recordedAt: recordedAt.toISOString(),
      };
    });
  },
  viewerCanCorrect: (record, _arguments, context) => canAssess(actorOf(context), record),
};

export const resolvers: Resolvers = {
  Query: {
    assessmentForm: (_root, request, context) => context.services.assessments.form(actorOf(context), request),
  },
  Mutation: {
    recordAssessment: (_root, { input }, context) => asAssessmentResult(context, () => record(context, input)),
    correctAssessment: (_root, { input }, context) => asAssessmentResult(context, () => correct(context, input)),
  },
  Family: { assessments: ({ _id }, _arguments, { loaders }) => loaders.assessmentsByFamily.load(_id) },
  Assessment: assessment,
};

const record = (context: RequestContext, input: RecordAssessmentInput): Promise<AssessmentRecord> =>
  context.services.assessments.recordAssessment(actorOf(context), input);
const correct = (context: RequestContext, input: CorrectAssessmentInput): Promise<AssessmentRecord> =>
  context.services.assessments.correctAssessment(actorOf(context), input);

/** The recorded visit with the path that follows from it, or the refusal. */
async function asAssessmentResult(context: RequestContext, work: () => Promise<AssessmentRecord>) {
  try {
    const stored = await work();
    const actor = actorOf(context);
    const family = orNotFound(await context.services.families.familyById(actor, stored.familyId), 'familyId');
    const spell = spellOf(family, stored);
    return { assessment: stored, family, path: await pathOf(context, family, spell), refusal: null };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { assessment: null, family: null, path: null, refusal: toRefusal(error) };
  }
}

async function familyOf({ loaders }: RequestContext, { familyId }: AssessmentRecord): Promise<FamilyRecord> {
  return orNotFound(await loaders.familiesById.load(familyId));
}

/** The spell that a visit is in; for one that is in no figure, the spell it was recorded in. */
function spellOf(family: FamilyRecord, visit: AssessmentRecord): SpellRecord {
  return orNotFound(spellOfVisit(family, visit) ?? family.spells.find(({ _id }) => _id === visit.spellId));
}

function answersOf({ answers, month }: AssessmentRecord, { members }: FamilyRecord): AssessmentAnswer[] {
  const idle = new Set(domainsNotApplicable(members, month));
  return answers.map((answer) => ({ ...answer, notApplicable: idle.has(answer.domain) }));
}

function sumsSeen(context: RequestContext, visit: AssessmentRecord): IncomeSums | null {
  return canSeeDetails(actorOf(context), visit) ? incomeSums(visit.incomes) : null;
}
