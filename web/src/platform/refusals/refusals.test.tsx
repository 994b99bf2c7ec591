import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { situations } from './refusals.situations.js';

describe('a refusal', () => {
  it('is read out at once, in the language of the reader', () => {
    show(situations.refusal);
    expect(readScreen()).toMatchInlineSnapshot(`
      alert
        هذا الشهر مغلق. أعد فتحه أولًا.
    `);
    show(situations.refusal, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      alert
        This month is closed. Reopen it first.
    `);
  });

  it('says its number in the digits of the reader', () => {
    show(situations.refusalWithNumber, {}, { digits: 'eastern' });
    expect(readScreen()).toMatchInlineSnapshot(`
      alert
        النص أطول من المسموح: ١٬٠٠٠ حرفًا على الأكثر.
    `);
    show(situations.refusalWithNumber, {}, { language: 'en' });
    expect(readScreen()).toMatchInlineSnapshot(`
      alert
        The text is too long: at most 1,000 characters.
    `);
  });

  it('says a detail that is no number as it is, and does without one', () => {
    show(situations.refusalWithNumber, { refusal: { code: 'TOO_LONG', detail: '12/2026' } });
    expect(readScreen()).toContain('12/2026');
    show(situations.refusalWithNumber, { refusal: { code: 'TOO_LONG', detail: null } });
    expect(readScreen()).toMatchInlineSnapshot(`
      alert
        النص أطول من المسموح: حرفًا على الأكثر.
    `);
  });
});
