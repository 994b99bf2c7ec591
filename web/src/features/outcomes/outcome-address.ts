import type { OutcomeView } from '@anaqid/shared-types';

/** Parameters of the URL; null: not given. */
export interface OutcomeAddress {
  readonly pilotId: string | null;
  readonly view: OutcomeView | null;
  readonly knownOn: string | null;
  readonly baseMonth: string | null;
}

/** Parameters of the URL with their new values; null or empty removes one. */
export type AddressChanges = Readonly<Record<string, string | null>>;

export function readAddress(address: URLSearchParams): OutcomeAddress {
  const view = address.get('view');
  return {
    pilotId: address.get('pilot'),
    view: view === 'SIX_MONTHS' || view === 'WHOLE' ? view : null,
    knownOn: address.get('knownOn'),
    baseMonth: address.get('baseMonth'),
  };
}

export function withChanges(address: URLSearchParams, changes: AddressChanges): URLSearchParams {
  const after = new URLSearchParams(address);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') after.delete(name);
    else after.set(name, value);
  }
  return after;
}

/** A pilot longer than six months opens with its whole duration; the view of the first six months can be selected. */
export function openingView(months: number): OutcomeView {
  return months > 6 ? 'WHOLE' : 'SIX_MONTHS';
}
