/** The words of the schema that a story is told in. */
export type { ExitReason, FamilyCategory, MemberInput } from '@anaqid/shared-types';

/** Calendar month `YYYY-MM`. */
export type Month = string;
