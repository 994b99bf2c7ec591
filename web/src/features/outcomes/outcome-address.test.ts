/** @jest-environment node */
import { openingView, readAddress, withChanges } from './outcome-address.js';

describe('the address of outcomes', () => {
  it('names pilot, view, day and prices; an unknown view asks for nothing', () => {
    expect(readAddress(new URLSearchParams('pilot=p&view=WHOLE&knownOn=2026-06-30&baseMonth=2026-01'))).toEqual({
      pilotId: 'p',
      view: 'WHOLE',
      knownOn: '2026-06-30',
      baseMonth: '2026-01',
    });
    const nothing = { pilotId: null, view: null, knownOn: null, baseMonth: null };
    expect(readAddress(new URLSearchParams('view=YEAR'))).toEqual(nothing);
  });

  it('changes what is chosen and drops what is emptied, keeping the rest', () => {
    const before = new URLSearchParams('pilot=p&knownOn=2026-06-30');
    expect(withChanges(before, { view: 'SIX_MONTHS', knownOn: '' }).toString()).toBe('pilot=p&view=SIX_MONTHS');
    expect(withChanges(before, { knownOn: null }).toString()).toBe('pilot=p');
  });

  it('opens on the whole pilot once that is longer than six months', () => {
    expect([6, 7, 12].map(openingView)).toEqual(['SIX_MONTHS', 'WHOLE', 'WHOLE']);
  });
});
