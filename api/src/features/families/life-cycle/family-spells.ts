import { spellCovers } from '@anaqid/shared-types';
import type { FamilyRecord, SpellRecord } from '../families.model.js';

/** The spell that covers a month; null if none does. */
export function spellIn({ spells }: Pick<FamilyRecord, 'spells'>, month: string): SpellRecord | null {
  const covering = spells.filter(({ enrolledMonth, exitMonth }) =>
    spellCovers({ enrolmentMonth: enrolledMonth, exitMonth }, month),
  );
  return covering.at(-1) ?? null;
}
