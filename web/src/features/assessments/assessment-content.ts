import { parseCell } from '@anaqid/shared-types';
import type {
  Domain,
  Evidence,
  IncomeSource,
  RecordAssessmentInput,
  AssessmentFormPartsFragment,
} from '../../generated/operations.js';
import { presentDay } from '../../domain/pilots/present-day.js';

/** Kinds of evidence for an answer, weakest first. */
export const evidences: readonly Evidence[] = ['SAID', 'SEEN', 'DOCUMENT'];

export interface AssessmentAnswer {
  readonly level: number;
  /** Null: the evidence chosen for all answers. */
  readonly evidence: Evidence | null;
  /** Copied from the previous visit and not edited since. */
  readonly isCopied: boolean;
}

/** Changes some fields of the visit. */
export type ChangeAssessment = (update: (old: AssessmentContent) => AssessmentContent) => void;

/** A partly filled visit; plain data, so that it can be stored on the device. */
export interface AssessmentContent {
  /** Id of the assessment: sending again after a lost response stores it only once. */
  readonly clientKey: string;
  readonly visitedOn: string;
  readonly independent: boolean;
  readonly evidence: Evidence;
  readonly answers: Readonly<Partial<Record<Domain, AssessmentAnswer>>>;
  /** As typed. */
  readonly incomes: Readonly<Partial<Record<IncomeSource, string>>>;
  readonly hasNoIncome: boolean;
  readonly expenditure: string;
  readonly selfRating: number | null;
  readonly opinion: string;
  readonly visitor: string;
}

interface LastIncomes {
  readonly month: string;
  readonly incomes: readonly { readonly source: IncomeSource; readonly amount: number }[];
}

export function beginAssessment({
  family,
  month,
}: Pick<AssessmentFormPartsFragment, 'family' | 'month'>): AssessmentContent {
  const visitedOn = presentDay({ presentMonth: month, timeZone: family.pilot.timeZone });
  return {
    clientKey: crypto.randomUUID(),
    visitedOn,
    independent: false,
    evidence: 'SAID',
    answers: {},
    incomes: {},
    hasNoIncome: false,
    expenditure: '',
    selfRating: null,
    opinion: '',
    visitor: '',
  };
}

/** The latest visit before this month that asked for incomes, with its month. */
function lastIncomes({ family, month }: AssessmentFormPartsFragment): LastIncomes | null {
  const earlier = family.assessments.filter(
    (visit) => visit.month < month && !visit.independent && visit.incomes !== null,
  );
  const last = earlier.toSorted((a, b) => b.month.localeCompare(a.month))[0];
  return last?.incomes == null ? null : { month: last.month, incomes: last.incomes };
}

/** Fills blank answers and incomes from the previous visit; answered questions do not change. */
export function sameAsLast(content: AssessmentContent, form: AssessmentFormPartsFragment): AssessmentContent {
  const copied = form.domains
    .filter(({ asked, last, rule }) => asked && last !== null && content.answers[rule.domain] === undefined)
    .map(({ rule, last }) => [rule.domain, { level: last?.level ?? 1, evidence: null, isCopied: true }] as const);
  const isBlank = Object.values(content.incomes).every((text) => text === '') && !content.hasNoIncome;
  const before = isBlank ? (lastIncomes(form)?.incomes ?? []) : [];
  return {
    ...content,
    answers: { ...content.answers, ...Object.fromEntries(copied) },
    incomes: {
      ...content.incomes,
      ...Object.fromEntries(before.map(({ source, amount }) => [source, String(amount)])),
    },
  };
}

/** A typed amount; null: nothing typed, or not a number. */
function amountOf(text: string | undefined): number | null {
  const typed = parseCell(text ?? '', 'AMOUNT');
  return typed.kind === 'value' ? typed.value : null;
}

export function isAmount(text: string | undefined): boolean {
  return parseCell(text ?? '', 'AMOUNT').kind !== 'invalid';
}

/** Totals of own income and of aid as typed so far, which are never added together. */
export function incomeSums(
  content: AssessmentContent,
  form: AssessmentFormPartsFragment,
): { own: number; aid: number } {
  const sum = (isOwn: boolean): number =>
    form.incomeSources
      .filter((source) => source.isOwn === isOwn)
      .reduce((total, { source }) => total + (amountOf(content.incomes[source]) ?? 0), 0);
  return { own: sum(true), aid: sum(false) };
}

/** Month of the visit from which the incomes of the form were copied; null: they were edited since. */
export function copiedIncomes({ incomes }: AssessmentContent, form: AssessmentFormPartsFragment): string | null {
  const last = lastIncomes(form);
  if (last === null || last.incomes.length === 0) return null;
  const before = new Map<IncomeSource, number>(last.incomes.map(({ source, amount }) => [source, amount]));
  const isSame = form.incomeSources.every(({ source }) => amountOf(incomes[source]) === (before.get(source) ?? null));
  return isSame ? last.month : null;
}

/** Questions of the form without an answer. */
export function openQuestions({ answers }: AssessmentContent, form: AssessmentFormPartsFragment): number {
  return form.domains.filter(({ asked, rule }) => asked && answers[rule.domain] === undefined).length;
}

/** The mutation input. */
export function assessmentInput(content: AssessmentContent, form: AssessmentFormPartsFragment): RecordAssessmentInput {
  const { clientKey, visitedOn, independent, evidence, selfRating } = content;
  const typed = form.incomeSources.flatMap(({ source }) => {
    const amount = amountOf(content.incomes[source]);
    return amount === null ? [] : [{ source, amount }];
  });
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  return {
    clientKey,
    familyId: form.family.id,
    month: form.month,
    visitedOn,
    form: form.form,
    independent,
    selfRating,
    answers: form.domains.flatMap(({ rule }) => {
      const answer = content.answers[rule.domain];
      return answer === undefined
        ? []
        : [
            {
              domain: rule.domain,
              level: answer.level,
              evidence: answer.evidence ?? evidence,
            },
          ];
    }),
    incomes: typed.length === 0 && !content.hasNoIncome ? null : typed,
    expenditure: amountOf(content.expenditure),
    opinion: orNull(content.opinion),
    visitor: orNull(content.visitor),
  };
}
