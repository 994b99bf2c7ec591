/** Schema types that the sample's families use. */
export type { ExitReason, FamilyCategory, MemberInput } from '@anaqid/shared-types';

/** Calendar month `YYYY-MM`. */
export type Month = string;
