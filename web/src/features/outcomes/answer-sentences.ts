import type { TFunction } from 'i18next';
import type { DurationComparisonPartsFragment, HeadlinePartsFragment } from '../../generated/operations.js';
import { durationText, runText, verdictSentence } from './headline-sentence.js';

/** The durations that the first screen answers: the one that is asked first, and the other if there is one. */
interface AskedDurations {
  readonly first: HeadlinePartsFragment;
  readonly second: HeadlinePartsFragment | null;
}

/**
 * A pilot that runs is asked whether its whole duration is enough; one that is over, whether six months were. The other duration comes
 * second. While the first six months run there is only one.
 */
export function askedDurations(
  headline: HeadlinePartsFragment,
  comparison: DurationComparisonPartsFragment | null | undefined,
): AskedDurations {
  if (comparison == null || comparison.sixMonths.monthsLeft > 0) return { first: headline, second: null };
  const { sixMonths, whole } = comparison;
  return whole.monthsLeft > 0 ? { first: whole, second: sixMonths } : { first: sixMonths, second: whole };
}

const SIX = 6;

/** "Were six months enough?", or "Are twelve months enough?" while months remain. */
export function questionText(t: TFunction<'outcomes'>, { months, monthsLeft }: HeadlinePartsFragment): string {
  const count = months + monthsLeft;
  if (monthsLeft > 0) return count === SIX ? t('Question.runningSix') : t('Question.running', { count });
  return count === SIX ? t('Question.overSix') : t('Question.over', { count });
}

/** The answer in one sentence: the verdict with the estimate and the target. Below ten families only what was counted. */
export function answerText(t: TFunction<'outcomes'>, headline: HeadlinePartsFragment): string {
  const { n, graduated, of100, targetOf100, verdict } = headline;
  if (of100 == null) return t('Sentence.fewFamilies', { k: graduated, n });
  return t(`Verdict.${verdict}`, { ...numbersOf(t, headline), n: of100, target: targetOf100 });
}

/** Why the answer is what it is: the likely range against the target, and what remains while the duration runs. */
export function reasonText(
  t: TFunction<'outcomes'>,
  headline: HeadlinePartsFragment,
  consecutiveMonths: number,
): string {
  const { of100, low, high, monthsLeft, canStillGraduate, verdict } = headline;
  if (of100 == null) return verdictSentence(t, headline, consecutiveMonths);
  const possible = t('Sentence.possible', { count: canStillGraduate, run: runText(t, consecutiveMonths) });
  const words = { low, high, left: monthsLeft, possible };
  if (low != null && high != null) return t(`Reason.${verdict}`, words);
  return monthsLeft > 0 ? t('Reason.noRangeSoFar', words) : t('Reason.noRange');
}

/** Question and answer of the second duration, which is over. */
export function secondAnswer(
  t: TFunction<'outcomes'>,
  headline: HeadlinePartsFragment,
): { readonly question: string; readonly answer: string } | null {
  const { of100, low, high, months, targetOf100, verdict } = headline;
  if (of100 == null || verdict === 'NOT_YET' || verdict === 'ENOUGH_SO_FAR') return null;
  const question = months === SIX ? t('Question.alsoOverSix') : t('Question.alsoOver', { count: months });
  const words = { ...numbersOf(t, headline), n: of100, target: targetOf100, low, high };
  const hasRange = low != null && high != null;
  return { question, answer: hasRange ? t(`Second.${verdict}`, words) : t('Second.noRange', words) };
}

function numbersOf(t: TFunction<'outcomes'>, { months }: HeadlinePartsFragment) {
  return { hundred: 100, duration: durationText(t, months) };
}
