/** @jest-environment node */
import { openingView, readAddress, withChanges } from './outcome-address.js';

describe('address of outcomes', () => {
  it('holds pilot, view, day and prices; an unknown view is ignored', () => {
    expect(readAddress(new URLSearchParams('pilot=p&view=WHOLE&knownOn=2026-06-30&baseMonth=2026-01'))).toEqual({
      pilotId: 'p',
      view: 'WHOLE',
      knownOn: '2026-06-30',
      baseMonth: '2026-01',
    });
    const nothing = { pilotId: null, view: null, knownOn: null, baseMonth: null };
    expect(readAddress(new URLSearchParams('view=YEAR'))).toEqual(nothing);
  });

  it('sets the chosen parameters, removes emptied ones and keeps the others', () => {
    const before = new URLSearchParams('pilot=p&knownOn=2026-06-30');
    expect(withChanges(before, { view: 'SIX_MONTHS', knownOn: '' }).toString()).toBe('pilot=p&view=SIX_MONTHS');
    expect(withChanges(before, { knownOn: null }).toString()).toBe('pilot=p');
  });

  it('opens the whole pilot when it is longer than six months', () => {
    expect([6, 7, 12].map(openingView)).toEqual(['SIX_MONTHS', 'WHOLE', 'WHOLE']);
  });
});
