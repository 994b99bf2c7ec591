import { ageOn, lastDayOf, type Domain } from '@anaqid/shared-types';

/** A member as far as applicable domains and the income line are concerned. */
export interface HouseholdMember {
  readonly bornOn: string | null;
  readonly ableToWork: boolean | null;
  readonly joinedMonth: string | null;
  readonly leftMonth: string | null;
}

/** Equivalence scale: how much each member counts, stored with the income line it belongs to. */
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
 * Adult equivalents of a household at the end of a month. A member without a birth date counts as an adult; a household of children
 * has no first adult.
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
 * Domains that do not apply to a household in a month: work without a member of 18-59 who is able to work, children's education
 * without a child of 6-17. A member who was not asked about work counts as able, so that no domain is dropped for lack of an answer.
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

/** Members at the month's end, without those who left during the month. */
function present(members: readonly HouseholdMember[], month: string): HouseholdMember[] {
  return members.filter(
    ({ joinedMonth, leftMonth }) =>
      (joinedMonth === null || joinedMonth <= month) && (leftMonth === null || leftMonth > month),
  );
}

function ageAt({ bornOn }: HouseholdMember, day: string): number | null {
  return bornOn === null ? null : ageOn(bornOn, day);
}
