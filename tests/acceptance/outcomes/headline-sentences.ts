import { createInstance, type TFunction } from 'i18next';
import { headlineSentence } from '../../../web/src/features/outcomes/headline-sentence.js';
import ar from '../../../web/src/features/outcomes/outcomes.ar.json';
import en from '../../../web/src/features/outcomes/outcomes.en.json';
import type { IndependentHeadline } from './independent-headline.js';

/** The figures of the headline as the API returns them. */
export type PageHeadline = Parameters<typeof headlineSentence>[1];

export interface Sentences {
  ar: string;
  en: string;
}

/** The sentence as the page writes it. */
export function pageSentences(headline: PageHeadline): Sentences {
  const i18n = createInstance();
  void i18n.init({
    resources: {
      ar: { outcomes: ar },
      en: { outcomes: en },
    },
    lng: 'ar',
    ns: ['outcomes'],
    defaultNS: 'outcomes',
    keySeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  const write = (language: string): string =>
    plain(headlineSentence(i18n.getFixedT(language, 'outcomes') as TFunction<'outcomes'>, headline));
  return { ar: write('ar'), en: write('en') };
}

/** Removes the marks that isolate numbers in right-to-left text. */
function plain(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}

function duration(months: number): Sentences {
  const counted = months === 1 ? 'شهر واحد' : months === 2 ? 'شهرين' : `${months} ${months <= 10 ? 'أشهر' : 'شهرًا'}`;
  return { ar: counted, en: months === 1 ? '1 month' : `${months} months` };
}

/** The expected sentence, written independently of the page. */
export function sentencesOf({ n, graduated, of100, low, high, left }: IndependentHeadline, months: number): Sentences {
  if (n < 10) {
    return {
      ar: `عدد الأسر التي بلغت حدّ الكفاية ${graduated} من ${n}؛ العدد أقل من أن تُحسب منه نسبة.`,
      en: `${graduated} of ${n} families have reached sufficiency; too few to give a rate.`,
    };
  }
  const within = duration(months);
  if (low === null || high === null) {
    return {
      ar: `من كل 100 أسرة، بلغت ${of100} حدّ الكفاية خلال ${within.ar}، وغادرت ${left} قبل بلوغه. لا يمكن تقدير مدى مرجّح بعد.`,
      en: `Of every 100 families, ${of100} reached sufficiency within ${within.en}; ${left} left before. No likely range can be given yet.`,
    };
  }
  return {
    ar: `من كل 100 أسرة، بلغت ${of100} حدّ الكفاية خلال ${within.ar} (المدى المرجّح من ${low} إلى ${high})، وغادرت ${left} قبل بلوغه.`,
    en: `Of every 100 families, ${of100} reached sufficiency within ${within.en} (likely range ${low} to ${high}); ${left} left before.`,
  };
}
