import { presentDay } from './present-day.js';

describe('present day', () => {
  const noon = new Date('2018-03-31T12:00:00Z');

  it.each([
    ['Pacific/Pago_Pago', '2018-03-31'],
    ['Asia/Damascus', '2018-03-31'],
    ['Pacific/Kiritimati', '2018-04-01'],
  ])("is the day in %s, independent of the device's time zone", (timeZone, day) => {
    expect(presentDay({ presentMonth: '2018-04', timeZone }, noon)).toBe(day);
  });

  it('is at most the last day of the pilot’s last month', () => {
    expect(presentDay({ presentMonth: '2018-03', timeZone: 'Pacific/Kiritimati' }, noon)).toBe('2018-03-31');
    expect(presentDay({ presentMonth: '2018-02', timeZone: 'Asia/Damascus' }, noon)).toBe('2018-02-28');
  });
});
