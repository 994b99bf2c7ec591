import type { AuditPart } from '../../generated/operations.js';

/** What the log is cut by; null: not at all. */
export interface LogFilter {
  readonly part: AuditPart | null;
  readonly recordType: string | null;
  readonly actorId: string | null;
  /** First and last day, in the device's time zone. */
  readonly from: string | null;
  readonly to: string | null;
}

export type LogFilterName = 'part' | 'record' | 'who' | 'from' | 'to';

const DAY = /^\d{4}-\d\d-\d\d$/;

/** The filter in an address; what is none is left out. */
export function filterIn(address: URLSearchParams): LogFilter {
  const part = address.get('part');
  const day = (name: LogFilterName): string | null => {
    const typed = address.get(name);
    return typed !== null && DAY.test(typed) && !Number.isNaN(Date.parse(typed)) ? typed : null;
  };
  return {
    part: part === 'READS' || part === 'CHANGES' ? part : null,
    recordType: address.get('record'),
    actorId: address.get('who'),
    from: day('from'),
    to: day('to'),
  };
}

/** The instants between which the days of a filter lie. */
export function periodOf({ from, to }: LogFilter): { since: string | null; before: string | null } {
  return { since: from === null ? null : startOf(from, 0), before: to === null ? null : startOf(to, 1) };
}

/** When a day begins on the device, `later` days after it. */
function startOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}
