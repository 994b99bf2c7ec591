/** The period of a membership, both months included; `toMonth` null: it has not ended. */
export interface MembershipTime {
  readonly fromMonth: string;
  readonly toMonth: string | null;
}

export function membershipCovers({ fromMonth, toMonth }: MembershipTime, month: string): boolean {
  return fromMonth <= month && (toMonth === null || month <= toMonth);
}

/** Whether two periods share a month. */
export function overlap(a: MembershipTime, b: MembershipTime): boolean {
  return (b.toMonth === null || a.fromMonth <= b.toMonth) && (a.toMonth === null || b.fromMonth <= a.toMonth);
}
