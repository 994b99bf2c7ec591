import type { LocalizedText } from '@anaqid/shared-types';
import type { RuleDomain, RuleVersion } from './rule-version.js';

const text = (ar: string, en: string): LocalizedText => ({ ar, en });

type Levels = RuleDomain['levels'];

const ownIncome: Levels = [
  text('لا دخل للأسرة سوى المساعدات', 'No income but aid'),
  text('دخل متقطّع لا يغطي نصف الحاجات الأساسية', 'Irregular income that covers less than half of the basic needs'),
  text(
    'دخل شبه منتظم يغطي معظم الحاجات الأساسية وتُكمله المساعدة',
    'Fairly regular income that covers most basic needs; aid fills the rest',
  ),
  text(
    'دخل منتظم من الأسرة نفسها يغطي الحاجات الأساسية دون مساعدة البرنامج',
    'Regular income of its own covers the basic needs without the programme’s help',
  ),
  text(
    'دخل منتظم يغطي الحاجات ويتيح الادخار دون مساعدة البرنامج',
    'Regular income covers the needs and allows saving without the programme’s help',
  ),
];

const work: Levels = [
  text('لا أحد من القادرين على العمل يعمل', 'Nobody who is able to work has work'),
  text('عمل يومي متقطّع', 'Occasional day labour'),
  text('عمل موسمي أو جزئي شبه منتظم', 'Seasonal or part-time work, fairly regular'),
  text(
    'عمل أو مشروع منتظم قائم دون مساعدة البرنامج',
    'A regular job or enterprise that stands without the programme’s help',
  ),
  text(
    'عمل مستقر أو مشروع نامٍ دون مساعدة البرنامج',
    'A secure job or a growing enterprise without the programme’s help',
  ),
];

const food: Levels = [
  text('تمضي أيام دون وجبة كافية', 'Days pass without a sufficient meal'),
  text('وجبات ناقصة في معظم الأيام', 'Meals are left out or too small on most days'),
  text('طعام كافٍ في معظم الأيام بالاعتماد على السلة الغذائية', 'Enough food on most days, relying on the food basket'),
  text('طعام كافٍ كل يوم دون مساعدة البرنامج', 'Enough food every day without the programme’s help'),
  text(
    'طعام كافٍ ومتنوع دائمًا مع مؤونة في البيت دون مساعدة البرنامج',
    'Enough and varied food always, with stores at home, without the programme’s help',
  ),
];

const housing: Levels = [
  text('لا مأوى آمنًا، أو إخلاء وشيك', 'No safe shelter, or about to lose it'),
  text(
    'سكن غير صالح أو شديد الازدحام، أو دون ماء أو كهرباء',
    'Unfit or badly crowded housing, or without water or electricity',
  ),
  text('سكن مقبول، ويُدفع الإيجار أو الفواتير بصعوبة', 'Acceptable housing; rent or bills are paid with difficulty'),
  text(
    'سكن ملائم، ويُدفع الإيجار والفواتير في مواعيدها دون مساعدة البرنامج',
    'Adequate housing; rent and bills are paid on time without the programme’s help',
  ),
  text(
    'سكن ملائم ومضمون بملك أو عقد دون مساعدة البرنامج',
    'Adequate housing, secured by ownership or contract, without the programme’s help',
  ),
];

const health: Levels = [
  text('مرض خطير دون علاج', 'A serious illness without treatment'),
  text('علاج متقطّع أو مؤجل بسبب كلفته', 'Treatment is interrupted or put off because of its cost'),
  text('العلاج اللازم متاح بمساعدة البرنامج', 'The treatment needed is had with the programme’s help'),
  text('العلاج اللازم متاح دون مساعدة البرنامج', 'The treatment needed is had without the programme’s help'),
  text(
    'صحة جيدة أو أمراض مضبوطة، مع تغطية صحية دون مساعدة البرنامج',
    'Good health or illness under control, and covered, without the programme’s help',
  ),
];

const childrenEducation: Levels = [
  text('لا يذهب أي طفل في سن الدراسة إلى المدرسة', 'No child of school age goes to school'),
  text('بعض الأطفال خارج المدرسة', 'Some children are out of school'),
  text('جميعهم مسجّلون مع غياب كثير أو تأخر', 'All are enrolled, often absent or behind'),
  text('جميعهم يداومون بانتظام', 'All attend regularly'),
  text('جميعهم يداومون بانتظام ويتقدمون', 'All attend regularly and make progress'),
];

const skills: Levels = [
  text('لا يقرأ أحد من البالغين ولا مهنة لديهم', 'No adult reads or has a trade'),
  text('قراءة أساسية أو مهارة غير مستعملة', 'Basic reading, or a skill that is not used'),
  text('تدريب جارٍ أو مهارة تُستعمل أحيانًا', 'Training under way, or a skill used at times'),
  text('مهارة مستعملة في العمل', 'A skill used in work'),
  text('مهارة موثقة بشهادة وتتطور', 'A certified skill that grows'),
];

const savings: Levels = [
  text('ديون تتزايد لا تستطيع الأسرة سدادها', 'Growing debts that the family cannot repay'),
  text('ديون يتأخر سدادها', 'Debts repaid late'),
  text('ديون تُسدد في مواعيدها دون ادخار', 'Debts repaid on time, no savings'),
  text('ديون قليلة وادخار صغير منتظم', 'Little debt and small regular savings'),
  text('لا ديون، وادخار يكفي شهرًا على الأقل', 'No debt, and savings for a month at least'),
];

const socialTies: Levels = [
  text('خطر على أفراد من الأسرة أو عزلة تامة', 'Members in danger, or complete isolation'),
  text('توتر شديد أو سند ضعيف', 'Severe tension, or little support'),
  text('أمان في العموم وسند محدود', 'Safe in general, with limited support'),
  text('علاقات جيدة وسند عند الحاجة', 'Good ties, and support in need'),
  text('علاقات متينة، والأسرة تساند غيرها', 'Strong ties; the family supports others'),
];

const papers: Levels = [
  text('أفراد بلا أوراق ثبوتية', 'Members without any identity papers'),
  text('أوراق ناقصة تمنع الوصول إلى خدمات', 'Missing papers bar the family from services'),
  text('أوراق أساسية، ونقص لا يمنع خدمة', 'Basic papers; what is missing bars nothing'),
  text('أوراق كاملة', 'Complete papers'),
  text('أوراق كاملة ومعرفة بالحقوق واستعمال لها', 'Complete papers; rights are known and used'),
];

type Key = RuleDomain['domain'];
type Group = 'BASIC' | 'SUPPORTING';

/** Domains in which levels 4 and 5 describe only what the family has without the programme's help. */
const withoutHelp: ReadonlySet<Key> = new Set<Key>(['OWN_INCOME', 'WORK', 'FOOD', 'HOUSING', 'HEALTH']);
const carryMonths = { BASIC: 0, SUPPORTING: 3 } as const;

const row =
  (group: Group) =>
  (domain: Key, name: LocalizedText, [weight, floorLevel]: readonly [number, number], levels: Levels): RuleDomain => ({
    domain,
    name,
    group,
    weight,
    floorLevel,
    levels,
    carryMonths: carryMonths[group],
    withoutProgrammesHelp: withoutHelp.has(domain),
  });
const basic = row('BASIC');
const supporting = row('SUPPORTING');

/** The first rule version. It is never changed; other rules become another version. */
export const ruleVersion1: RuleVersion = {
  number: 1,
  threshold: 70,
  consecutiveMonths: 3,
  allowedGapMonths: 0,
  minCoverage: 0.8,
  incomeRatioRequired: 1,
  relapseThreshold: 60,
  nearFrom: 60,
  movingFrom: 40,
  staleAfterMonths: 2,
  atRiskGap: 15,
  watchGap: 5,
  declinePoints: 10,
  fullFormEvery: 3,
  followUpMonths: [1, 3, 6, 12],
  domains: [
    basic('OWN_INCOME', text('الدخل الذاتي', 'Own income'), [20, 4], ownIncome),
    basic('WORK', text('العمل وسبل العيش', 'Work or livelihood'), [15, 3], work),
    basic('FOOD', text('الغذاء', 'Food'), [15, 4], food),
    basic('HOUSING', text('السكن والخدمات', 'Housing and utilities'), [10, 3], housing),
    basic('HEALTH', text('الصحة', 'Health'), [10, 3], health),
    basic('CHILDREN_EDUCATION', text('تعليم الأطفال', 'Children’s education'), [10, 4], childrenEducation),
    supporting('SKILLS', text('المهارات وتعليم الكبار', 'Skills and adult education'), [5, 2], skills),
    supporting('SAVINGS', text('الادخار والديون', 'Savings and debt'), [5, 2], savings),
    supporting('SOCIAL_TIES', text('العلاقات والأمان', 'Family, social ties and safety'), [5, 3], socialTies),
    supporting('PAPERS', text('الوثائق والحقوق', 'Papers and access to rights'), [5, 2], papers),
  ],
};
