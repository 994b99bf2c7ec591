import type * as formDrafts from './form-drafts.js';

type FormDrafts = typeof formDrafts;

/** The module as a page has it that was just loaded. */
async function load(): Promise<FormDrafts> {
  let loaded: FormDrafts | undefined;
  await jest.isolateModulesAsync(async () => {
    loaded = await import('./form-drafts.js');
  });
  if (loaded === undefined) throw new Error('not loaded');
  return loaded;
}

describe('what is typed into forms', () => {
  const setItem = Object.getOwnPropertyDescriptor(Storage.prototype, 'setItem') as PropertyDescriptor;
  beforeEach(() => {
    sessionStorage.clear();
    localStorage.clear();
  });
  afterEach(() => Object.defineProperty(Storage.prototype, 'setItem', setItem));

  it('survives a reload of the tab, and nothing of it is written to the device', async () => {
    const before = await load();
    before.keepFormDraft('amal nomination', { name: 'أم خالد' });
    expect(localStorage).toHaveLength(0);
    const after = await load();
    expect(after.readFormDraft('amal nomination')).toEqual({ name: 'أم خالد' });
    expect([...after.getFormDrafts().values()]).toMatchObject([{ path: '/' }]);
  });

  it('is forgotten when it is stored, at sign-out, and when another account signs in', async () => {
    const { keepFormDraft, dropFormDraft, dropFormDraftsBut, getFormDrafts } = await load();
    keepFormDraft('amal a', 1);
    keepFormDraft('amal b', 2);
    keepFormDraft('huda a', 3);
    dropFormDraft('amal a');
    expect([...getFormDrafts().keys()]).toEqual(['amal b', 'huda a']);
    dropFormDraftsBut('huda');
    expect([...getFormDrafts().keys()]).toEqual(['huda a']);
    dropFormDraftsBut(null);
    expect(getFormDrafts().size).toBe(0);
    expect(sessionStorage).toHaveLength(0);
    expect((await load()).getFormDrafts().size).toBe(0);
  });

  it('lasts as long as the page where the tab keeps nothing, and what cannot be read is no draft', async () => {
    sessionStorage.setItem('anaqid.form amal x', '{"key":');
    sessionStorage.setItem('anaqid.form amal y', '{"key":"amal y","content":1}');
    Object.defineProperty(Storage.prototype, 'setItem', {
      configurable: true,
      value: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    const { keepFormDraft, readFormDraft, getFormDrafts, setFormOpen, hasOpenForm } = await load();
    expect(getFormDrafts().size).toBe(0);
    keepFormDraft('amal nomination', 'text');
    setFormOpen('amal nomination', true);
    expect([readFormDraft('amal nomination'), hasOpenForm()]).toEqual(['text', true]);
  });
});
