import type { IncomeSource, LocalizedText } from '@anaqid/shared-types';

const text = (ar: string, en: string): LocalizedText => ({ ar, en });

/** Read aloud before the first question, so that no family fears to lose help because it earns. */
export const formStatement: LocalizedText = text(
  'لن تتوقف أي خدمة بسبب إجابة واحدة أو رأي أو زيارة فائتة. وإذا تبيّن على مدى أشهر متتالية أن الأسرة بلغت حدّ الكفاية، نخبرها قبل شهر على الأقل من أي تغيير، ونتفق معها عليه. للأسرة أن تترك أي سؤال دون جواب، وأن تعترض على إيقافها مؤقتًا أو على قرار بلوغها حدّ الكفاية أو مغادرتها البرنامج.',
  'No single answer, opinion or missed visit stops a service. If several months in a row show that the family has reached sufficiency, we tell it at least a month before anything changes and agree it together. The family may leave any question unanswered, and may appeal a suspension, a decision that it reached sufficiency, or its leaving the programme.',
);

/** Sources of income in the order of the form, own income first. */
export const incomeSourceNames: readonly (readonly [IncomeSource, LocalizedText])[] = [
  ['EARNINGS', text('أجر العمل', 'Wages and day labour')],
  ['SALES', text('بيع ما تنتجه الأسرة أو تتاجر به', 'Sales of what the family makes or trades')],
  ['CONTRIBUTORY_PENSION', text('معاش تقاعدي من الاشتراكات', 'Pension from contributions')],
  ['REMITTANCES', text('حوالات من الأقارب', 'Money sent by relatives')],
  ['PROGRAMME_STIPEND', text('الراتب الشهري من البرنامج (إعانة)', 'The programme’s monthly stipend (aid)')],
  ['CHARITY', text('مساعدات خيرية أخرى', 'Other charity')],
  ['STATE_AID', text('إعانة من الدولة', 'Aid of the state')],
  ['OTHER_AID', text('إعانات أخرى', 'Other aid')],
];

/** How the family itself rates its situation, 1 to 5. */
export const selfRatingLevels: readonly LocalizedText[] = [
  text('لا نستطيع تدبير أمورنا', 'We cannot manage'),
  text('ندبّر أمورنا بصعوبة كبيرة', 'We manage with great difficulty'),
  text('ندبّر أمورنا بمساعدة', 'We manage with help'),
  text('ندبّر أمورنا بأنفسنا في معظم الأحيان', 'We mostly manage by ourselves'),
  text('ندبّر أمورنا بأنفسنا', 'We manage by ourselves'),
];
