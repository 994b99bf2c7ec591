import { spellCovers } from '@anaqid/shared-types';
import type { FamilyRecord, SpellRecord } from '../families.model.js';

/** The spell that covers a month; null if none does. */
export function spellIn({ spells }: Pick<FamilyRecord, 'spells'>, month: string): SpellRecord | null {
  const covering = spells.filter(({ enrolledMonth, exitMonth }) =>
    spellCovers({ enrolmentMonth: enrolledMonth, exitMonth }, month),
  );
  return covering.at(-1) ?? null;
}

/** What ties a visit to a spell: the spell it was recorded in, and the month it describes. */
interface SpellMonth {
  readonly spellId: string;
  readonly month: string;
}

/**
 * The spell whose figures a visit is in. It is the one it was recorded in as long as that covers its month. A spell that was
 * shortened hands the visits of later months to the spell that covers them now: after a return to need, to the new one. A spell that
 * ended with the pilot keeps its follow-up visits, because that end is no exit. Null: the visit is in no figure.
 */
export function spellOfVisit(family: Pick<FamilyRecord, 'spells'>, { spellId, month }: SpellMonth): SpellRecord | null {
  const recordedIn = family.spells.find(({ _id }) => _id === spellId);
  const ofOwn = recordedIn === undefined ? null : spellIn({ spells: [recordedIn] }, month);
  const covering = ofOwn ?? spellIn(family, month);
  if (covering !== null || recordedIn?.exitReason !== 'PILOT_ENDED') return covering;
  return month >= recordedIn.enrolledMonth ? recordedIn : null;
}
