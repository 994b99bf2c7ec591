import type { CellMode, LogInterventionInput } from '@anaqid/shared-types';
import type { EntryChange, ItemRefusal, NewChange, OutboxItem, StandingEntry, StoredEntry } from './outbox-item.js';

/** Two values for one cell: the one typed on this device, and what somebody else stored meanwhile. */
export interface Conflict {
  readonly item: OutboxItem;
  /** What is stored, voided entries left out. */
  readonly standing: readonly StoredEntry[];
  /** As the grid shows it; null: emptied. */
  readonly mine: number | null;
  readonly theirs: number | null;
  /** Who stored the other value last, and when (an instant); null where the server did not say. */
  readonly storedBy: Pick<StandingEntry, 'changedBy' | 'changedAt'> | null;
  /** Whether both can have been given: a second entry for the cell, and neither says "nothing". */
  readonly canBeBoth: boolean;
}

const CODES: ReadonlySet<string> = new Set<ItemRefusal['code']>(['CELL_FILLED', 'STALE_VERSION', 'ALREADY_VOIDED']);

/** The two values between which a person has to choose; null when the change was not refused for that. */
export function conflictOf(item: OutboxItem): Conflict | null {
  const { refusal, subject, change } = item;
  if (refusal === null || !CODES.has(refusal.code)) return null;
  const stored = refusal.standing ?? [];
  const entries: readonly StoredEntry[] = stored.length > 0 || refusal.current === null ? stored : [refusal.current];
  if (entries.length === 0) return null;
  const standing = entries.filter(({ voided }) => !voided);
  const mode = modeOf(item);
  const theirs = standing.length === 0 ? null : standing.reduce((sum, entry) => sum + valueOf(entry, mode), 0);
  const storedBy = stored.toSorted((a, b) => a.changedAt.localeCompare(b.changedAt)).at(-1) ?? null;
  const canBeBoth = change.kind === 'log' && (subject.shown ?? 0) > 0 && (theirs ?? 0) > 0;
  return { item, standing, mine: subject.shown, theirs, storedBy, canBeBoth };
}

/** How the cell is typed; read from the change itself where an older app did not keep it. */
function modeOf({ subject: { measure, shown }, change }: OutboxItem): CellMode {
  if (measure !== undefined) return measure.entryMode;
  const isQuantity = change.kind !== 'void' && change.input.quantity != null && change.input.quantity === shown;
  return isQuantity ? 'QUANTITY' : 'AMOUNT';
}

function valueOf({ quantity, amount }: StoredEntry, mode: CellMode): number {
  if (quantity === 0) return 0;
  return mode === 'AMOUNT' ? amount : quantity;
}

/** What is to be done to the outbox: the item as it is to be sent again, or other changes in its place. */
export type Answer = { readonly amended: OutboxItem } | { readonly instead: readonly NewChange[] };

/**
 * Keeps the value typed here. The stored entry is corrected to it; where that is gone, it is logged anew, and where several stand in the
 * cell, they are voided.
 *
 * @param voidReason Kept with the entries that are voided.
 */
export function keepMine({ item, standing }: Conflict, voidReason: string): Answer {
  const { change } = item;
  const [entry, ...others] = standing;
  if (entry === undefined) return { amended: { ...item, ...loggedAnew(item) } };
  if (change.kind !== 'log') return { amended: { ...item, change: { ...change, version: entry.version } } };
  if (others.length === 0)
    return { amended: { ...item, entryId: entry.id, change: correctionTo(change.input, entry) } };
  const { familyId, subject } = item;
  const voids = standing.map(({ id, version }): NewChange => ({
    entryId: id,
    familyId,
    subject: { ...subject, shown: null },
    change: { kind: 'void', version, input: { reason: voidReason } },
  }));
  return { instead: [...voids, { familyId, subject, ...loggedAnew(item) }] };
}

/** Both were given: the entry is stored beside those that stand in the cell now. */
export function keepBoth({ item, standing }: Conflict): Answer {
  const { change } = item;
  if (change.kind !== 'log') return { amended: item };
  const seen = standing.map(({ id, version }) => ({ id, version }));
  return { amended: { ...item, change: { ...change, input: { ...change.input, seen } } } };
}

/** The change as a new entry of a blank cell. An entry that was to be emptied and is gone needs nothing more. */
function loggedAnew({ change, familyId, subject, refusal }: OutboxItem): Pick<NewChange, 'entryId' | 'change'> {
  const entryId = crypto.randomUUID();
  if (change.kind === 'log') return { entryId, change: { kind: 'log', input: { ...change.input, seen: [] } } };
  const { current } = refusal ?? {};
  const { serviceTypeId, month } = subject;
  const { reason: _reason, ...corrected } = change.kind === 'correct' ? change.input : { reason: '' };
  const before = current == null ? {} : contentOf(current);
  return {
    entryId,
    change: { kind: 'log', input: { ...before, ...corrected, familyId, serviceTypeId, month, seen: [] } },
  };
}

function contentOf({ quantity, amount, givingAssociation, day, member, voucherNumber }: StoredEntry) {
  return {
    quantity,
    amount,
    givingAssociationId: givingAssociation.id,
    day,
    memberId: member?.id ?? null,
    voucherNumber,
  };
}

/** Everything of a new entry as a correction of another one: what the new one leaves out is cleared. */
function correctionTo(
  { quantity, amount, givingAssociationId, day, memberId, voucherNumber, repeatReason }: Partial<LogInterventionInput>,
  entry: StoredEntry,
): EntryChange {
  const input = {
    quantity: quantity ?? 1,
    ...(amount == null ? {} : { amount }),
    ...(givingAssociationId == null ? {} : { givingAssociationId }),
    ...(repeatReason == null ? {} : { repeatReason }),
    day: day ?? null,
    memberId: memberId ?? null,
    voucherNumber: voucherNumber ?? null,
  };
  return { kind: 'correct', version: entry.version, input };
}
