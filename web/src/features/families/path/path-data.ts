import { addMonths } from '@anaqid/shared-types';
import type { FamilyPathPartsFragment, GivenServiceFragment } from '../../../generated/operations.js';
import type { ServiceType } from '../services/service-months.js';

export type Path = FamilyPathPartsFragment;
type PathMonth = Path['months'][number];

/** Marks of the service lanes, distinguished by shape and position; their number limits the number of lanes. */
const marks = ['■', '▲', '▼', '✚', '◆', '●', '★', '▬'] as const;

/** A lane below the path. */
export interface Lane {
  readonly type: ServiceType;
  readonly sign: string;
  /** Height on the axis of the index. */
  readonly at: number;
}

/** A programme month of the chart. */
export interface PathRow {
  readonly programmeMonth: number;
  readonly month: string;
  readonly index: number | null;
  readonly expected: number | null;
  /** The bands slightly below and far below the expected path. */
  readonly watch: readonly [number, number] | null;
  readonly atRisk: readonly [number, number] | null;
  /** 0 for a missed visit, drawn as a hollow dot on the axis. */
  readonly missing: number | null;
  /** Services given, by service type. */
  readonly given: ReadonlyMap<string, readonly GivenServiceFragment[]>;
}

const LANE_HEIGHT = 9;

/** One lane for each service that was given in the months of the spell. */
export function lanesOf(services: readonly GivenServiceFragment[], types: readonly ServiceType[]): Lane[] {
  const isGiven = (type: ServiceType): boolean =>
    services.some(({ serviceType, nothingGiven }) => serviceType.id === type.id && !nothingGiven);
  return types
    .filter(isGiven)
    .map((type, index) => ({ type, sign: marks[index % marks.length] ?? '■', at: -LANE_HEIGHT * (index + 1) }));
}

/** Every programme month of the family with its data. */
export function pathRows(path: Path, services: readonly GivenServiceFragment[]): PathRow[] {
  const monthsByNumber = new Map(path.months.map((month) => [month.programmeMonth, month]));
  const last = Math.max(path.durationMonths, ...monthsByNumber.keys());
  return Array.from({ length: last + 1 }, (_, programmeMonth) => {
    const month = addMonths(path.enrolledMonth, programmeMonth);
    const expected = path.expected?.[programmeMonth] ?? null;
    const seen = monthsByNumber.get(programmeMonth);
    return {
      programmeMonth,
      month,
      expected,
      index: seen?.index ?? null,
      ...bandsBelow(expected, path.ruleVersion),
      missing: isMissing(seen, path.presentMonth) ? 0 : null,
      given: givenIn(services, month),
    };
  });
}

/** A past or visited month without an index; the current month can still be visited. */
function isMissing(month: PathMonth | undefined, presentMonth: string): boolean {
  return month !== undefined && month.index === null && (month.assessed || month.month < presentMonth);
}

function bandsBelow(
  expected: number | null,
  { watchGap, atRiskGap }: Path['ruleVersion'],
): Pick<PathRow, 'watch' | 'atRisk'> {
  if (expected === null) return { watch: null, atRisk: null };
  const low = (points: number): number => Math.max(0, expected - points);
  return { watch: [low(atRiskGap), low(watchGap)], atRisk: [0, low(atRiskGap)] };
}

function givenIn(services: readonly GivenServiceFragment[], month: string): Map<string, GivenServiceFragment[]> {
  const byType = new Map<string, GivenServiceFragment[]>();
  for (const service of services) {
    if (service.month !== month || service.nothingGiven) continue;
    byType.set(service.serviceType.id, [...(byType.get(service.serviceType.id) ?? []), service]);
  }
  return byType;
}

/** Whether two associations gave the same service in a month. */
export function isDouble(services: readonly GivenServiceFragment[] | undefined): boolean {
  return new Set(services?.map(({ givingAssociation }) => givingAssociation.id)).size > 1;
}
