import { judgeSituations } from '../../testing/every-situation.js';
import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { situations } from './refusals.situations.js';

describe('refusal message', () => {
  it("is announced immediately, in the reader's language", () => {
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

  it("writes a number in the reader's digits", () => {
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

  it('shows a detail that is not a number unchanged, and can be without one', () => {
    show(situations.refusalWithNumber, { refusal: { code: 'TOO_LONG', detail: '12/2026' } });
    expect(readScreen()).toContain('12/2026');
    show(situations.refusalWithNumber, { refusal: { code: 'TOO_LONG', detail: null } });
    expect(readScreen()).toMatchInlineSnapshot(`
      alert
        النص أطول من المسموح: حرفًا على الأكثر.
    `);
  });
});

judgeSituations('platform/refusals/refusals.situations.tsx', situations);
