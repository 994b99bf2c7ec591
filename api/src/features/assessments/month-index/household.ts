import { ageOn, lastDayOf, type Domain } from '@anaqid/shared-types';

/** The fields of a member that decide which domains apply and how much income the household needs. */
export interface HouseholdMember {
  readonly bornOn: string | null;
  readonly ableToWork: boolean | null;
  readonly joinedMonth: string | null;
  readonly leftMonth: string | null;
}

/** Equivalence scale: the weight of each member, stored with the income line to which it belongs. */
export interface AdultEquivalents {
  readonly first: number;
  readonly further: number;
  readonly child: number;
  /** Age from which a member counts as an adult. */
  readonly adultFrom: number;
}

export const defaultAdultEquivalents: AdultEquivalents = { first: 1, further: 0.7, child: 0.5, adultFrom: 14 };

const working = { from: 18, to: 59 };
const school = { from: 6, to: 17 };

/**
 * Adult equivalents of a household at the end of a month. A member without a birth date counts as an adult. In a
 * household of children only, nobody gets the weight of the first adult.
 */
export function adultEquivalents(
  members: readonly HouseholdMember[],
  month: string,
  shares: AdultEquivalents = defaultAdultEquivalents,
): number {
  const day = lastDayOf(month);
  const ages = present(members, month).map((member) => ageAt(member, day));
  const adults = ages.filter((age) => age === null || age >= shares.adultFrom).length;
  const children = ages.length - adults;
  return (adults > 0 ? shares.first + (adults - 1) * shares.further : 0) + children * shares.child;
}

/**
 * Domains that do not apply to a household in a month: work if no member aged 18-59 is able to work, children's
 * education if no child is aged 6-17. A member without an answer on work counts as able, so that no domain is left out
 * for lack of data.
 */
export function domainsNotApplicable(members: readonly HouseholdMember[], month: string): Domain[] {
  const day = lastDayOf(month);
  const ages = present(members, month).map((member) => ({
    age: ageAt(member, day),
    able: member.ableToWork !== false,
  }));
  const canWork = ages.some(({ age, able }) => able && (age === null || (age >= working.from && age <= working.to)));
  const hasPupil = ages.some(({ age }) => age !== null && age >= school.from && age <= school.to);
  return [...(canWork ? [] : (['WORK'] as const)), ...(hasPupil ? [] : (['CHILDREN_EDUCATION'] as const))];
}

/** Members at the end of the month, without those who left during it. */
function present(members: readonly HouseholdMember[], month: string): HouseholdMember[] {
  return members.filter(
    ({ joinedMonth, leftMonth }) =>
      (joinedMonth === null || joinedMonth <= month) && (leftMonth === null || leftMonth > month),
  );
}

function ageAt({ bornOn }: HouseholdMember, day: string): number | null {
  return bornOn === null ? null : ageOn(bornOn, day);
}
