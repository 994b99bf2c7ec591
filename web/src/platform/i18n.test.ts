import { startI18n } from './i18n.js';
import { setPreferences } from './preferences.js';

const arabic = { app: { greeting: 'أهلًا' } };
const english = { app: { greeting: 'Welcome' } };

describe('texts that are loaded when they are chosen', () => {
  beforeEach(() => setPreferences({ language: 'ar' }));

  it('follow the choice once they are there', async () => {
    const load = jest.fn(async () => english);
    const i18n = startI18n({ ar: arabic, en: load });
    expect([i18n.t('greeting'), load.mock.calls.length]).toEqual(['أهلًا', 0]);
    const shown = new Promise((resolve) => i18n.on('languageChanged', resolve));
    setPreferences({ language: 'en' });
    expect(i18n.t('greeting')).toBe('أهلًا');
    expect(await shown).toBe('en');
    expect(i18n.t('greeting')).toBe('Welcome');
    setPreferences({ language: 'ar' });
    expect(i18n.t('greeting')).toBe('أهلًا');
    setPreferences({ language: 'en' });
    expect([i18n.t('greeting'), load.mock.calls.length]).toEqual(['Welcome', 1]);
  });

  it('leave the Arabic ones in place when they cannot be loaded, and are tried again', async () => {
    const load = jest.fn<Promise<typeof english>, []>().mockRejectedValueOnce(new Error('no network'));
    load.mockResolvedValueOnce(english);
    const i18n = startI18n({ ar: arabic, en: load });
    setPreferences({ language: 'en' });
    await Promise.resolve();
    expect(i18n.t('greeting')).toBe('أهلًا');
    const shown = new Promise((resolve) => i18n.on('languageChanged', resolve));
    setPreferences({ language: 'en' });
    expect(await shown).toBe('en');
    expect(i18n.t('greeting')).toBe('Welcome');
  });
});
