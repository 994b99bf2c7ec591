import type { TFunction } from 'i18next';
import type { HeadlinePartsFragment } from '../../generated/operations.js';

/** A duration in the plural form that follows "within" and "after". */
export function durationText(t: TFunction<'outcomes'>, months: number): string {
  return t('Duration.months', { count: months });
}

/** The months in a row that graduation needs: a word for the usual number. */
export function runText(t: TFunction<'outcomes'>, months: number): string {
  return months === 3 ? t('Duration.three') : durationText(t, months);
}

/**
 * The sentence that says how many families reached sufficiency and how fast, with its interval. The server has already
 * rounded the numbers.
 */
export function headlineSentence(t: TFunction<'outcomes'>, headline: HeadlinePartsFragment): string {
  const { n, graduated, months, of100, low, high, leftOf100 } = headline;
  if (of100 == null || leftOf100 == null) return t('Sentence.fewFamilies', { k: graduated, n });
  const numbers = { hundred: 100, n: of100, left: leftOf100, duration: durationText(t, months) };
  return low == null || high == null
    ? t('Sentence.reachedNoRange', numbers)
    : t('Sentence.reached', { ...numbers, low, high });
}

/**
 * Whether the duration was sufficient for the target, in words: five verdicts, each with and without a range that can be shown. What is said
 * of range, target and months is what the same answer holds.
 */
export function verdictSentence(
  t: TFunction<'outcomes'>,
  headline: HeadlinePartsFragment,
  consecutiveMonths: number,
): string {
  const { months, of100, low, high, targetOf100, verdict, monthsLeft, canStillGraduate } = headline;
  if (verdict === 'NO_TARGET' || targetOf100 == null) return t('Sentence.NO_TARGET');
  const possible = t('Sentence.possible', { count: canStillGraduate, run: runText(t, consecutiveMonths) });
  const words = { hundred: 100, target: targetOf100, duration: durationText(t, months), left: monthsLeft, possible };
  if (of100 == null || low == null || high == null) return t(`Sentence.${verdict}_NO_RANGE`, words);
  return t(`Sentence.${verdict}`, { ...words, n: of100, low, high });
}
