import type { EntryMode } from '../../generated/operations.js';
import type { Format, LocalizedName } from '../../platform/format.js';

interface Given {
  readonly quantity: number;
  readonly amount: number;
  readonly currency: string;
  readonly serviceType: { readonly entryMode: EntryMode; readonly unit: LocalizedName };
}

/** The amount in words: money, a tick, or a number with its unit. */
export function serviceAmount({ quantity, amount, currency, serviceType }: Given, format: Format): string {
  if (serviceType.entryMode === 'AMOUNT') return format.money(amount, currency);
  if (serviceType.entryMode === 'GIVEN' && quantity === 1) return '✓';
  return `${format.name(serviceType.unit)} × ${format.number(quantity)}`;
}
