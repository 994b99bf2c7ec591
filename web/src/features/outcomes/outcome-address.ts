import type { OutcomeView } from '@anaqid/shared-types';

/** What the address asks for; null: nothing in particular. */
export interface OutcomeAddress {
  readonly pilotId: string | null;
  readonly view: OutcomeView | null;
  readonly knownOn: string | null;
  readonly baseMonth: string | null;
}

/** Names in the address and their new values; null or empty takes a name out. */
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

/** A pilot that goes on longer than six months opens on the whole; its first six months stay one press away. */
export function openingView(months: number): OutcomeView {
  return months > 6 ? 'WHOLE' : 'SIX_MONTHS';
}
