import { addMonths, earlierMonth, isMonth, monthsBetween } from '@anaqid/shared-types';
import type {
  AssessmentFormKind,
  Evidence,
  IncomeSource,
  LocalizedText,
  NotApplicableReason,
} from '@anaqid/shared-types';
import type { Actor } from '../../../platform/actor.js';
import { roundHalfAway } from '../../../statistics/index.js';
import { spellIn, spellOfVisit, type FamilyRecord, type SpellRecord } from '../../families/families.service.js';
import type { RuleDomain } from '../../rule-versions/rule-versions.service.js';
import type { AssessmentsDeps } from '../assessments.deps.js';
import type { AssessmentRecord } from '../assessments.model.js';
import { canAssess } from '../assessments.permissions.js';
import { adultEquivalents, domainsNotApplicable } from '../month-index/household.js';
import { incomeLineIn, incomeNeeded, ownSources } from '../month-index/income.js';
import { countingAssessments, isLater } from '../month-index/month-index.js';
import { formDueIn } from '../path/due-visits.js';
import { lastAssessableMonth, type FamilyPath } from '../path/family-path.js';
import { loadSources } from '../path/path-sources.js';
import { spellPath, type PathSources } from '../path/spell-path.js';
import { formStatement, incomeSourceNames, selfRatingLevels } from './form-texts.js';

interface EarlierAnswer {
  readonly level: number;
  readonly month: string;
  readonly evidence: Evidence | null;
}

interface FormDomain {
  readonly rule: RuleDomain;
  readonly asked: boolean;
  readonly applicable: boolean;
  readonly notApplicableReason: NotApplicableReason | null;
  readonly inForce: EarlierAnswer | null;
  readonly carried: boolean;
  readonly last: EarlierAnswer | null;
}

/** The data that a visit's form needs. */
export interface AssessmentFormView {
  readonly family: FamilyRecord;
  readonly month: string;
  readonly programmeMonth: number;
  readonly form: AssessmentFormKind;
  readonly firstMonth: string;
  readonly lastMonth: string;
  readonly ruleVersion: number;
  readonly domains: readonly FormDomain[];
  readonly incomeSources: readonly { source: IncomeSource; name: LocalizedText; isOwn: boolean }[];
  readonly incomeLine: FormIncomeLine | null;
  readonly currency: string;
  readonly selfRatingLevels: readonly LocalizedText[];
  readonly statement: LocalizedText;
  readonly recorded: readonly AssessmentRecord[];
}

interface FormIncomeLine {
  readonly amountPerAdult: number;
  readonly adultEquivalents: number;
  readonly needed: number;
  readonly fromMonth: string;
  readonly source: string;
}

interface FormRequest {
  readonly familyId: string;
  readonly month?: string | null;
  readonly form?: AssessmentFormKind | null;
}

/** Forms of visits. */
export function createAssessmentForms(deps: AssessmentsDeps) {
  return {
    /** The form of a family's visit; null outside the actor's scope or the months that can be assessed. */
    async form(actor: Actor, request: FormRequest): Promise<AssessmentFormView | null> {
      const family = await deps.families.familyById(actor, request.familyId);
      if (family === null || !canAssess(actor, family)) return null;
      const sources = (await loadSources(deps, [family]))(family);
      const now = deps.clock.now();
      const spell = spellAsked(family, request.month ?? null);
      if (spell === null) return null;
      const path = spellPath(family, spell, sources, now);
      const ofSpell = sources.assessments.filter((visit) => spellOfVisit(family, visit)?._id === spell._id);
      const lastMonth = lastAssessableMonth(path);
      const month = request.month ?? earlierMonth(path.nextVisit?.month ?? lastMonth, lastMonth);
      if (month > lastMonth) return null;
      const programmeMonth = monthsBetween(spell.enrolledMonth, month);
      const form = request.form ?? formDueIn(programmeMonth, path.rule);
      return {
        family,
        month,
        programmeMonth,
        form,
        firstMonth: spell.enrolledMonth,
        lastMonth,
        ruleVersion: path.rule.number,
        domains: domainsOf(path, ofSpell, {
          month,
          form,
        }),
        incomeSources: incomeSourceNames.map(([source, name]) => ({
          source,
          name,
          isOwn: ownSources.has(source),
        })),
        incomeLine: lineOf(family, sources, month),
        currency: sources.pilot.currency,
        selfRatingLevels,
        statement: formStatement,
        recorded: ofSpell
          .filter((assessment) => assessment.month === month)
          .toSorted((a, b) => (isLater(a, b) ? -1 : 1)),
      };
    },
  };
}

function spellAsked(family: FamilyRecord, month: string | null): SpellRecord | null {
  if (month === null) return family.spells.at(-1) ?? null;
  return isMonth(month) ? spellIn(family, month) : null;
}

function domainsOf(
  { facts, rule }: FamilyPath,
  assessments: readonly AssessmentRecord[],
  { month, form }: { month: string; form: AssessmentFormKind },
): FormDomain[] {
  const counting = countingAssessments(assessments);
  const idle = new Set(domainsNotApplicable(facts.members, month));
  const answerOf = (domain: RuleDomain['domain'], at: string): EarlierAnswer | null => {
    const answer = counting.get(at)?.answers.find((recorded) => recorded.domain === domain);
    return answer?.level == null ? null : { level: answer.level, month: at, evidence: answer.evidence };
  };
  return rule.domains.map((ruleDomain) => {
    const earlier = [...counting.keys()]
      .filter((at) => at < month)
      .sort()
      .reverse();
    const last = earlier.map((at) => answerOf(ruleDomain.domain, at)).find((answer) => answer !== null) ?? null;
    const own = answerOf(ruleDomain.domain, month);
    const isCarried = last !== null && last.month >= addMonths(month, -ruleDomain.carryMonths);
    const applicable = !idle.has(ruleDomain.domain);
    return {
      rule: ruleDomain,
      asked: applicable && (form === 'FULL' || ruleDomain.group === 'BASIC'),
      applicable,
      notApplicableReason: applicable ? null : reasonOf(ruleDomain.domain),
      inForce: own ?? (isCarried ? last : null),
      carried: own === null && isCarried,
      last,
    };
  });
}

function reasonOf(domain: RuleDomain['domain']): NotApplicableReason {
  return domain === 'WORK' ? 'NOBODY_ABLE_TO_WORK' : 'NO_SCHOOL_CHILD';
}

function lineOf({ members }: FamilyRecord, { incomeLines }: PathSources, month: string): FormIncomeLine | null {
  const line = incomeLineIn(incomeLines, month);
  if (line === null) return null;
  const source = incomeLines.find(({ fromMonth }) => fromMonth === line.fromMonth)?.source ?? '';
  return {
    amountPerAdult: line.amountPerAdult,
    fromMonth: line.fromMonth,
    source,
    adultEquivalents: roundHalfAway(adultEquivalents(members, month, line.shares), 2),
    // Rounded up, so that a family that earns the displayed amount reaches the line.
    needed: Math.ceil(incomeNeeded(line, members, month) - 1e-9),
  };
}
