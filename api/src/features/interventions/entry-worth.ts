import { LARGEST_AMOUNT, LARGEST_QUANTITY, type EntryMode } from '@anaqid/shared-types';
import { wholeNumber } from '../../platform/checks.js';
import { ensure } from '../../platform/errors.js';

/** The fields of a service type that decide the worth of an entry. */
export interface Priced {
  readonly entryMode: EntryMode;
  readonly unitValue: number | null;
  readonly currency: string | null;
}

/** Quantity and amount; both 0: nothing given. */
interface Worth {
  readonly quantity: number;
  readonly amount: number;
}

interface Typed {
  readonly quantity?: number | null;
  readonly amount?: number | null;
}

const nothing: Worth = { quantity: 0, amount: 0 };

/** Quantity and amount of a new entry: the amount entered, or else quantity x unit value. */
export function worthOf(type: Priced, typed: Typed, currency: string): Worth {
  const { quantity, amount } = checked(typed);
  if (isNothing(type, quantity, amount)) return nothing;
  if (type.entryMode === 'AMOUNT') {
    ensure(amount !== null, 'REQUIRED', 'amount');
    return { quantity: quantity ?? 1, amount };
  }
  ensure(quantity !== null || type.entryMode === 'GIVEN', 'REQUIRED', 'quantity');
  return priced(type, quantity ?? 1, amount, type.currency === currency ? type.unitValue : null);
}

/**
 * Quantity and amount after a correction: a quantity without an amount keeps the unit value with which the entry was
 * logged.
 */
export function correctedWorth(type: Priced, before: Worth, typed: Typed, currency: string): Worth {
  const { quantity, amount } = checked(typed);
  if (quantity === null && amount === null) return before;
  if (isNothing(type, quantity, amount)) return nothing;
  if (type.entryMode === 'AMOUNT') {
    const stays = before.amount === 0 ? null : before.amount;
    return worthOf(type, { quantity: quantity ?? (before.quantity || 1), amount: amount ?? stays }, currency);
  }
  const loggedValue = before.quantity === 0 ? null : before.amount / before.quantity;
  const catalogueValue = type.currency === currency ? type.unitValue : null;
  return priced(type, quantity ?? (before.quantity || 1), amount, loggedValue ?? catalogueValue);
}

function isNothing({ entryMode }: Priced, quantity: number | null, amount: number | null): boolean {
  if (quantity === 0) ensure((amount ?? 0) === 0, 'INVALID', 'amount');
  return quantity === 0 || (entryMode === 'AMOUNT' && amount === 0);
}

function priced({ entryMode }: Priced, quantity: number, amount: number | null, unitValue: number | null): Worth {
  if (amount !== null) return { quantity, amount };
  ensure(unitValue !== null || entryMode === 'GIVEN', 'REQUIRED', 'amount');
  return { quantity, amount: wholeNumber(Math.round(quantity * (unitValue ?? 0)), 'amount', 0, LARGEST_AMOUNT) };
}

function checked({ quantity, amount }: Typed): { quantity: number | null; amount: number | null } {
  return {
    quantity: quantity == null ? null : wholeNumber(quantity, 'quantity', 0, LARGEST_QUANTITY),
    amount: amount == null ? null : wholeNumber(amount, 'amount', 0, LARGEST_AMOUNT),
  };
}
