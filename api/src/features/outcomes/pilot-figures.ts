import { bandSeries, type Band } from './bands.js';
import { completenessOf, type Completeness } from './completeness.js';
import { curveOf, type Curve } from './curve.js';
import { headlineOf, type Headline } from './headline.js';
import {
  familyOutcomes,
  included,
  type FamilyOutcome,
  type IncludedFamily,
  type OutcomeFacts,
  type OutcomeScope,
} from './outcome-facts.js';
import { attributeCount, fewestForGroup, shownGroups, shownReasons } from './small-groups.js';

export interface Strip {
  enrolled: number;
  graduated: number;
  left: number;
  stillIn: number;
  /** Of those who left; null where the number is too small to show. */
  permanentSocialProtection: number | null;
  /** Graduates who still received monthly care in their graduation month; null where too small to show. */
  graduatedWhileAided: number | null;
  /** Graduates not approved yet; null where too small to show. */
  provisional: number | null;
}

export interface GroupFigures {
  readonly id: string;
  readonly enrolled: number;
  readonly headline: Headline;
  readonly curve: Curve;
}

/** Figures of a pilot that everybody who may see the pilot may see. */
export interface PilotFigures {
  readonly dataMonth: string | null;
  readonly strip: Strip;
  readonly headline: Headline;
  readonly curve: Curve;
  readonly bands: { months: number[] } & Record<Band, number[]>;
  /** Clusters large enough to be shown by themselves. */
  readonly clusters: readonly GroupFigures[];
  readonly exclusions: { total: number; reasons: { reason: string; count: number }[] };
  readonly completeness: Completeness;
}

export interface AssociationFigures {
  readonly associationId: string;
  readonly n: number;
  readonly graduated: number;
  readonly left: number;
  readonly stillIn: number;
}

/** The figures of a pilot's view; null while fewer families are enrolled than may be shown (domain.md 5). */
export function pilotFigures(facts: readonly OutcomeFacts[], scope: OutcomeScope): PilotFigures | null {
  const families = familyOutcomes(facts, scope);
  const counted = included(families);
  if (families.length < fewestForGroup) return null;
  const curve = curveOf(counted, scope.horizon);
  const excluded = families.filter(({ time }) => time === null);
  return {
    dataMonth: dataMonthOf(families),
    strip: stripOf(counted),
    headline: headlineOf(counted, curve, scope.target),
    curve,
    bands: bandSeries(families, scope.horizon, scope.rule),
    clusters: shownGroups(groupsBy(families, ({ facts: { clusterId } }) => clusterId, scope)),
    exclusions: { total: excluded.length, reasons: shownReasons(excluded.map(({ why }) => why)) },
    completeness: completenessOf(families),
  };
}

/** Counts of each association, "k of n" (federation only). */
export function associationFigures(facts: readonly OutcomeFacts[], scope: OutcomeScope): AssociationFigures[] {
  const counted = included(familyOutcomes(facts, scope));
  const ids = [...new Set(counted.map(({ facts: { associationId } }) => associationId))].sort();
  return ids.map((associationId) => {
    const {
      enrolled: n,
      graduated,
      left,
      stillIn,
    } = stripOf(counted.filter((family) => family.facts.associationId === associationId));
    return { associationId, n, graduated, left, stillIn };
  });
}

function stripOf(families: readonly IncludedFamily[]): Strip {
  const graduates = families.filter(({ code }) => code === 1);
  const leavers = families.filter(({ code }) => code === 2);
  const protectedOnes = leavers.filter(({ why }) => why === 'PERMANENT_SOCIAL_PROTECTION');
  const aided = graduates.filter(({ facts, graduationMonth }) =>
    facts.aidedMonths.has(facts.months[graduationMonth ?? -1]?.month ?? ''),
  );
  const provisional = graduates.filter(({ facts }) => !facts.graduationConfirmed);
  return {
    enrolled: families.length,
    graduated: graduates.length,
    left: leavers.length,
    stillIn: families.length - graduates.length - leavers.length,
    permanentSocialProtection: attributeCount(protectedOnes.length, leavers.length),
    graduatedWhileAided: attributeCount(aided.length, graduates.length),
    provisional: attributeCount(provisional.length, graduates.length),
  };
}

function groupsBy(
  families: readonly FamilyOutcome[],
  groupOf: (family: FamilyOutcome) => string,
  scope: OutcomeScope,
): GroupFigures[] {
  const ids = [...new Set(families.map(groupOf))].sort();
  return ids.map((id) => {
    const group = families.filter((family) => groupOf(family) === id);
    const counted = included(group);
    const curve = curveOf(counted, scope.horizon);
    return { id, enrolled: group.length, headline: headlineOf(counted, curve, scope.target), curve };
  });
}

/** Last month of which any visit is in the figures. */
function dataMonthOf(families: readonly FamilyOutcome[]): string | null {
  const seen = families.flatMap(({ facts, cutMonth }) =>
    facts.months
      .filter(({ assessed, programmeMonth }) => assessed && programmeMonth <= cutMonth)
      .map(({ month }) => month),
  );
  return seen.reduce<string | null>((last, month) => (last === null || month > last ? month : last), null);
}
