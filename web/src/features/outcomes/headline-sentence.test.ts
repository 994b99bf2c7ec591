import type { HeadlinePartsFragment } from '../../generated/operations.js';
import { startI18n } from '../../platform/i18n.js';
import { setPreferences } from '../../platform/preferences.js';
import { verdictSentence } from './headline-sentence.js';
import { headline } from './outcomes-fixture.js';
import ar from './outcomes.ar.json';
import en from './outcomes.en.json';

const i18n = startI18n({ ar: { outcomes: ar }, en: { outcomes: en } });
const verdicts = ['ENOUGH', 'NOT_ENOUGH', 'UNCLEAR', 'ENOUGH_SO_FAR', 'NOT_YET'] as const;
type Headline = HeadlinePartsFragment;

function sentencesIn(language: 'ar' | 'en', change: Partial<Headline>): string[] {
  setPreferences({ language, digits: 'western' });
  const t = i18n.getFixedT(language, 'outcomes');
  return verdicts.map((verdict) => plain(verdictSentence(t, { ...headline, ...change, verdict }, 3)));
}

/** Without the marks that keep numbers apart from the words around them. */
const plain = (text: string): string => text.replace(/[\u2066-\u2069\u200e\u200f]/g, '');

const running = { of100: 11, low: 6, high: 18, targetOf100: 60, months: 8, monthsLeft: 4, canStillGraduate: 67 };

describe('the sentence of the verdict', () => {
  afterAll(() => setPreferences({ language: 'ar' }));

  it('has five forms with a range', () => {
    expect(sentencesIn('ar', running)).toMatchInlineSnapshot(`
      [
        كانت مدة 8 أشهر كافية: المدى المرجّح كله (من 6 إلى 18) لا يقل عن الهدف (60 من كل 100).,
        لم تكفِ مدة 8 أشهر لبلوغ الهدف (60 من كل 100): حتى أعلى المدى المرجّح (18) دونه.,
        لا يمكن الحسم: المدى المرجّح (من 6 إلى 18) يشمل الهدف (60 من كل 100).,
        تجاوزت التجربة هدفها منذ الآن (60 من كل 100): المدى المرجّح كله (من 6 إلى 18) لا يقل عنه؛ والأشهر الباقية: 4.,
        لم تنتهِ المدة بعد: بلغت حتى الآن 11 من كل 100 (المدى المرجّح من 6 إلى 18)، والهدف 60، والأشهر الباقية: 4؛ ويمكن لـ67 أسرة على الأكثر أن تُكمل ثلاثة أشهر.,
      ]
    `);
    expect(sentencesIn('en', running)).toMatchInlineSnapshot(`
      [
        A duration of 8 months was enough: the whole likely range (6 to 18) is at or above the target of 60 in 100.,
        A duration of 8 months was not enough for the target of 60 in 100: even the top of the likely range (18) is below it.,
        It cannot be decided: the likely range (6 to 18) includes the target of 60 in 100.,
        The target of 60 in 100 is passed already: the whole likely range (6 to 18) is at or above it; months left: 4.,
        Not over yet: so far 11 of every 100 (6 to 18), target 60, months left: 4; at most 67 more families can complete three months.,
      ]
    `);
  });

  it('has five forms without one, for few families or before it can be estimated, which still say target and months', () => {
    const noRange = { ...running, of100: null, low: null, high: null };
    expect(sentencesIn('ar', noRange)).toMatchInlineSnapshot(`
      [
        كانت مدة 8 أشهر كافية لبلوغ الهدف (60 من كل 100).,
        لم تكفِ مدة 8 أشهر لبلوغ الهدف (60 من كل 100).,
        لا يمكن الحسم إن كانت مدة 8 أشهر كافية لبلوغ الهدف (60 من كل 100).,
        تجاوزت التجربة هدفها منذ الآن (60 من كل 100)؛ والأشهر الباقية: 4.,
        لم تنتهِ المدة بعد: الهدف 60 من كل 100، والأشهر الباقية: 4؛ ويمكن لـ67 أسرة على الأكثر أن تُكمل ثلاثة أشهر.,
      ]
    `);
    expect(sentencesIn('en', noRange)).toMatchInlineSnapshot(`
      [
        A duration of 8 months was enough for the target of 60 in 100.,
        A duration of 8 months was not enough for the target of 60 in 100.,
        It cannot be decided whether a duration of 8 months was enough for the target of 60 in 100.,
        The target of 60 in 100 is passed already; months left: 4.,
        Not over yet: target 60 in 100, months left: 4; at most 67 more families can complete three months.,
      ]
    `);
    expect(sentencesIn('en', { ...running, low: null, high: null })).toEqual(sentencesIn('en', noRange));
  });

  it('counts the families that can still complete three months in the six forms of Arabic', () => {
    setPreferences({ language: 'ar', digits: 'western' });
    const t = i18n.getFixedT('ar', 'outcomes');
    const ends = [0, 1, 2, 5, 67, 100].map(
      (canStillGraduate) =>
        plain(verdictSentence(t, { ...headline, ...running, canStillGraduate, verdict: 'NOT_YET' }, 3)).split('؛ ')[1],
    );
    expect(ends).toEqual([
      'ولا يمكن لأي أسرة أخرى أن تُكمل ثلاثة أشهر.',
      'ويمكن لأسرة واحدة على الأكثر أن تُكمل ثلاثة أشهر.',
      'ويمكن لأسرتين على الأكثر أن تُكملا ثلاثة أشهر.',
      'ويمكن لـ5 أسر على الأكثر أن تُكمل ثلاثة أشهر.',
      'ويمكن لـ67 أسرة على الأكثر أن تُكمل ثلاثة أشهر.',
      'ويمكن لـ100 أسرة على الأكثر أن تُكمل ثلاثة أشهر.',
    ]);
  });

  it('never speaks of a target that is included, or undecided, while months remain', () => {
    for (const language of ['ar', 'en'] as const) {
      for (const change of [running, { ...running, low: null, high: null }]) {
        for (const sentence of sentencesIn(language, change).slice(3)) {
          expect(sentence).not.toMatch(/يشمل|الحسم|includes|decided/);
        }
      }
    }
  });
});
