import { firstDayOf, isDay } from '@anaqid/shared-types';
import type {
  AssessmentAnswerInput,
  CorrectAssessmentInput,
  IncomeAmountInput,
  RecordAssessmentInput,
} from '@anaqid/shared-types';
import { optionalMoney, optionalText, wholeNumber } from '../../../platform/checks.js';
import { ensure } from '../../../platform/errors.js';
import { highestLevel, lowestLevel, type RuleVersion } from '../../rule-versions/rule-versions.service.js';
import type { AnswerRecord, AssessmentRecord, IncomeRecord } from '../assessments.model.js';

type Findings = Pick<
  AssessmentRecord,
  'visitedOn' | 'answers' | 'incomes' | 'expenditure' | 'selfRating' | 'opinion' | 'visitor'
>;

interface When {
  readonly month: string;
  readonly today: string;
}

/** The findings of a visit as they are stored. */
export function findingsOf(input: RecordAssessmentInput, rule: RuleVersion, when: When): Findings {
  const findings = {
    visitedOn: visitDay(input.visitedOn, when),
    answers: inOrder(answersOf(input.answers), rule),
    incomes: incomesOf(input.incomes ?? null),
    expenditure: optionalMoney(input.expenditure, 'expenditure'),
    selfRating: rating(input.selfRating ?? null),
    opinion: opinionOf(input.opinion),
    visitor: visitorOf(input.visitor),
  };
  const { answers, incomes, expenditure, selfRating, opinion } = findings;
  const isEmpty = answers.every(({ level }) => level === null) && incomes === null && expenditure === null;
  ensure(!isEmpty || selfRating !== null || opinion !== null, 'REQUIRED', 'answers');
  return findings;
}

/** The findings after a correction: omitted fields stay, null clears a field, an answer replaces that of its domain. */
export function correctedFindings(
  before: AssessmentRecord,
  input: CorrectAssessmentInput,
  rule: RuleVersion,
  today: string,
): Findings {
  const { incomes, expenditure, selfRating, opinion, visitor } = input;
  return {
    visitedOn: input.visitedOn == null ? before.visitedOn : visitDay(input.visitedOn, { month: before.month, today }),
    answers: correctedAnswers(before.answers, input.answers ?? [], rule),
    incomes: incomes === undefined ? before.incomes : incomesOf(incomes),
    expenditure: expenditure === undefined ? before.expenditure : optionalMoney(expenditure, 'expenditure'),
    selfRating: selfRating === undefined ? before.selfRating : rating(selfRating),
    opinion: opinion === undefined ? before.opinion : opinionOf(opinion),
    visitor: visitor === undefined ? before.visitor : visitorOf(visitor),
  };
}

function correctedAnswers(
  before: readonly AnswerRecord[],
  inputs: readonly AssessmentAnswerInput[],
  rule: RuleVersion,
): AnswerRecord[] {
  const changed = answersOf(inputs);
  const domains = new Set(changed.map(({ domain }) => domain));
  return inOrder([...before.filter(({ domain }) => !domains.has(domain)), ...changed], rule);
}

function answersOf(inputs: readonly AssessmentAnswerInput[]): AnswerRecord[] {
  const repeated = inputs.findIndex(
    ({ domain }, index) => inputs.findIndex((other) => other.domain === domain) < index,
  );
  ensure(repeated === -1, 'INVALID', `answers.${repeated}.domain`);
  return inputs.map(({ domain, level = null, evidence = null }, index) => ({
    domain,
    level: level === null ? null : wholeNumber(level, `answers.${index}.level`, lowestLevel, highestLevel),
    evidence: level === null ? null : evidence,
  }));
}

function inOrder(answers: readonly AnswerRecord[], { domains }: RuleVersion): AnswerRecord[] {
  const positions = new Map(domains.map(({ domain }, index) => [domain, index]));
  return answers.toSorted((a, b) => (positions.get(a.domain) ?? 0) - (positions.get(b.domain) ?? 0));
}

function incomesOf(inputs: readonly IncomeAmountInput[] | null): IncomeRecord[] | null {
  if (inputs === null) return null;
  const repeated = inputs.findIndex(
    ({ source }, index) => inputs.findIndex((other) => other.source === source) < index,
  );
  ensure(repeated === -1, 'INVALID', `incomes.${repeated}.source`);
  return inputs.map(({ source, amount }, index) => ({
    source,
    amount: wholeNumber(amount, `incomes.${index}.amount`, 0, Number.MAX_SAFE_INTEGER),
  }));
}

/**
 * Validates the day of a visit: not in the future and not before the month that it describes. Late visits are accepted.
 */
function visitDay(day: string, { month, today }: When): string {
  ensure(isDay(day) && day <= today && day >= firstDayOf(month), 'INVALID', 'visitedOn');
  return day;
}

function rating(value: number | null): number | null {
  return value === null ? null : wholeNumber(value, 'selfRating', lowestLevel, highestLevel);
}

const opinionOf = (value: string | null | undefined): string | null => optionalText(value, 'opinion', 2000);
const visitorOf = (value: string | null | undefined): string | null => optionalText(value, 'visitor', 120);
