import type { Domain } from '../../../generated/operations.js';
import type { Path } from './path-data.js';

type Standing = Path['months'][number]['domains'][number];

/** A domain's level at the baseline and now, with its floor. */
export interface DomainRow {
  readonly domain: Domain;
  readonly weight: number;
  readonly floorLevel: number;
  readonly baseline: number | null;
  readonly latest: number | null;
  readonly notApplicable: boolean;
  readonly carried: boolean;
  readonly belowFloor: boolean;
}

/** Every domain of the rules, those below their floor first; null without a visit that counts. */
export function domainRows(path: Path): DomainRow[] | null {
  const { latest, months, ruleVersion } = path;
  if (latest === null) return null;
  const first = months.find(({ assessed }) => assessed);
  const of = (domains: readonly Standing[] | undefined, domain: Domain): Standing | undefined =>
    domains?.find((standing) => standing.domain === domain);
  const rows = ruleVersion.domains.map(({ domain, weight, floorLevel }): DomainRow => {
    const now = of(latest.domains, domain);
    return {
      domain,
      weight,
      floorLevel,
      baseline: of(first?.domains, domain)?.level ?? null,
      latest: now?.level ?? null,
      notApplicable: now?.notApplicable ?? false,
      carried: now?.carried ?? false,
      belowFloor: now?.belowFloor ?? false,
    };
  });
  return rows.toSorted((a, b) => Number(b.belowFloor) - Number(a.belowFloor));
}
