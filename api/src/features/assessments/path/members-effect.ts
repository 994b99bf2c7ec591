import type { ClientSession } from 'mongoose';
import type { FamilyBadge } from '@anaqid/shared-types';
import type { FamilyRecord } from '../../families/families.service.js';
import type { AssessmentsDeps } from '../assessments.deps.js';
import { touchFamilies } from '../recording/record-assessment.service.js';
import { familyStatus } from '../status/family-status.js';
import type { FamilyPath } from './family-path.js';
import { loadSources } from './path-sources.js';
import { spellPath } from './spell-path.js';

/** A month of a spell whose result a change of the members alters. */
interface MonthEffect {
  readonly month: string;
  readonly indexBefore: number | null;
  readonly indexAfter: number | null;
  readonly qualifiedBefore: boolean;
  readonly qualifiesAfter: boolean;
}

/** What a change of a family's members does to its months, of all its spells. */
export interface MembersEffect {
  readonly months: readonly MonthEffect[];
  /** Month of graduation of the latest spell; null: none. */
  readonly graduationBefore: string | null;
  readonly graduationAfter: string | null;
  /** Null for a family that was never enrolled. */
  readonly badgeBefore: FamilyBadge | null;
  readonly badgeAfter: FamilyBadge | null;
  /** Whether a graduation that a second person approved moves or is taken back. */
  readonly needsSecondPerson: boolean;
}

/** Effects of changes of members. */
export function createMembersEffects(deps: AssessmentsDeps) {
  return {
    /** The effect of other members on the family's months. Locks its visits until the transaction ends. */
    async effectOfMembers(
      tx: ClientSession,
      family: FamilyRecord,
      members: FamilyRecord['members'],
    ): Promise<MembersEffect> {
      await touchFamilies(deps.connection, tx, [family._id]);
      const sources = (await loadSources(deps, [family], tx))(family);
      const now = deps.clock.now();
      const pathsWith = (record: FamilyRecord): FamilyPath[] =>
        record.spells.map((spell) => spellPath(record, spell, sources, now));
      const before = pathsWith(family);
      const after = pathsWith({ ...family, members });
      const [latestBefore, latestAfter] = [before.at(-1), after.at(-1)];
      return {
        months: before.flatMap((path, spell) => monthEffects(path, after[spell])),
        graduationBefore: latestBefore?.graduationMonth ?? null,
        graduationAfter: latestAfter?.graduationMonth ?? null,
        badgeBefore: latestBefore === undefined ? null : familyStatus(latestBefore).badge,
        badgeAfter: latestAfter === undefined ? null : familyStatus(latestAfter).badge,
        needsSecondPerson: before.some(
          ({ facts, graduationMonth }, spell) =>
            facts.approval !== null && graduationMonth !== after[spell]?.graduationMonth,
        ),
      };
    },
  };
}

function monthEffects(before: FamilyPath, after: FamilyPath | undefined): MonthEffect[] {
  return before.months.flatMap((was, programmeMonth) => {
    const becomes = after?.months[programmeMonth];
    if (becomes === undefined || (was.index === becomes.index && was.qualifies === becomes.qualifies)) return [];
    return [
      {
        month: was.month,
        indexBefore: was.index,
        indexAfter: becomes.index,
        qualifiedBefore: was.qualifies,
        qualifiesAfter: becomes.qualifies,
      },
    ];
  });
}
