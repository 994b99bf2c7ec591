/** An association's time in a cluster, both months included; no last month: it goes on. */
export interface MembershipTime {
  readonly fromMonth: string;
  readonly toMonth: string | null;
}

export function membershipCovers({ fromMonth, toMonth }: MembershipTime, month: string): boolean {
  return fromMonth <= month && (toMonth === null || month <= toMonth);
}

/** Whether two times share a month. */
export function overlap(a: MembershipTime, b: MembershipTime): boolean {
  return (b.toMonth === null || a.fromMonth <= b.toMonth) && (a.toMonth === null || b.fromMonth <= a.toMonth);
}
