import { act, screen } from '@testing-library/react';
import { judgeSituations } from '../../testing/every-situation.js';
import { nthId } from '../../testing/pinned-browser.js';
import { readProblems } from '../../testing/read-problems.js';
import { readScreen } from '../../testing/read-screen.js';
import { show } from '../../testing/show.js';
import { isUnreachable, refuses } from '../../testing/situations.js';
import { situations } from './form.situations.js';
import type { Refusal } from '../refusals/refusal-text.js';

const typed = { name: { ar: 'سلة', en: 'Basket' }, members: [{ age: '30' }, { age: '4' }] };

/** A server that responds when the test says so. */
function hesitates() {
  let answer: (refusal: Refusal | null) => void = () => undefined;
  const submit = jest.fn(() => new Promise<Refusal | null>((resolve) => (answer = resolve)));
  return { submit, answer: (refusal: Refusal | null) => act(async () => answer(refusal)) };
}

describe('form that is submitted to the server', () => {
  it('submits the typed values with a client key created when it was opened', async () => {
    const [submit, onStored] = [jest.fn(() => Promise.resolve(null)), jest.fn()];
    const { press, enter } = show(situations.form, { submit, onStored });
    expect(readScreen()).toMatchInlineSnapshot(`
      textbox "الاسم (بالعربية)" = "سلة" maxlength=120
      textbox "الاسم (بالإنكليزية)" = "Basket" maxlength=120
      textbox "عمر الأول" = "30"
      textbox "عمر الثاني" = "4"
      button "حفظ"
    `);
    enter('عمر الثاني', '5');
    await press('حفظ');
    const sent = { ...typed, members: [{ age: '30' }, { age: '5' }] };
    expect(submit.mock.calls).toEqual([[sent, nthId(1)]]);
    expect(onStored.mock.calls).toEqual([[sent]]);
  });

  it('submits nothing when incomplete, and focuses the first invalid field', async () => {
    const submit = jest.fn(() => Promise.resolve(null));
    const { press, enter } = show(situations.form, { submit });
    enter('الاسم (بالإنكليزية)', '  ');
    await press('حفظ');
    expect(submit).not.toHaveBeenCalled();
    expect(readProblems()).toEqual([['الاسم (بالإنكليزية)', 'اكتب الاسم باللغتين.']]);
    expect(screen.getByLabelText('الاسم (بالإنكليزية)')).toHaveFocus();
    enter('الاسم (بالعربية)', '');
    await press('حفظ');
    expect(readProblems()).toEqual([
      ['الاسم (بالعربية)', 'اكتب الاسم باللغتين.'],
      ['الاسم (بالإنكليزية)', 'اكتب الاسم باللغتين.'],
    ]);
    expect(screen.getByLabelText('الاسم (بالعربية)')).toHaveFocus();
  });

  it('is submitted once, however often it is pressed while waiting for the response', async () => {
    const { submit, answer } = hesitates();
    const onStored = jest.fn();
    const { press } = show(situations.form, { submit, onStored });
    await press('حفظ');
    expect(screen.getByRole('button')).toHaveAttribute('aria-disabled', 'true');
    await press('حفظ');
    await answer(null);
    expect(screen.getByRole('button')).toHaveAttribute('aria-disabled', 'false');
    expect(submit).toHaveBeenCalledTimes(1);
    expect(onStored).toHaveBeenCalledTimes(1);
  });

  it('shows a refusal at its field and focuses it', async () => {
    const { press } = show(situations.formRefused);
    await press('حفظ');
    expect(readProblems()).toEqual([['الاسم (بالإنكليزية)', 'يوجد سجل آخر بهذا الاسم أو الرمز.']]);
    expect(screen.getByLabelText('الاسم (بالإنكليزية)')).toHaveFocus();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('maps a field with another name on the server, in a list too', async () => {
    const { press } = show(situations.form, { submit: refuses('ALREADY_EXISTS', 'bornOn') });
    await press('حفظ');
    expect(readProblems().map(([label]) => label)).toEqual(['عمر الثاني']);
    show(situations.form, { submit: refuses('ALREADY_EXISTS', 'members.0.age') });
    await press('حفظ');
    expect(readProblems().map(([label]) => label)).toEqual(['عمر الأول']);
  });

  it.each([null, 'version', 'members.7.age', 'name.ar.first'])(
    'shows a refusal of %s, which is not a field of the form, below the fields, and submits again with the same key',
    async (field) => {
      const submit = jest.fn().mockImplementationOnce(refuses('ALREADY_EXISTS', field)).mockResolvedValueOnce(null);
      const { press } = show(situations.form, { submit });
      await press('حفظ');
      expect(readProblems()).toEqual([]);
      expect(screen.getByRole('alert')).toHaveTextContent('يوجد سجل آخر بهذا الاسم أو الرمز.');
      await press('حفظ');
      expect(submit.mock.calls).toEqual([
        [typed, nthId(1)],
        [typed, nthId(1)],
      ]);
      expect(screen.queryByRole('alert')).toBeNull();
    },
  );

  it('keeps the typed values when the server cannot be reached, and says so', async () => {
    const onStored = jest.fn();
    const { press, enter } = show(situations.form, { submit: isUnreachable, onStored });
    enter('عمر الأول', '31');
    await press('حفظ');
    expect(screen.getByRole('alert')).toHaveTextContent(
      'تعذّر الإرسال: الشبكة أو الخادم غير متاحين الآن. ما كتبته محفوظ هنا، أعد المحاولة.',
    );
    expect(screen.getByLabelText('عمر الأول')).toHaveValue('31');
    expect(screen.getByRole('button')).toHaveAttribute('aria-disabled', 'false');
    expect(onStored).not.toHaveBeenCalled();
  });
});

describe('form frame', () => {
  it('has a submit button, and a cancel button when the form can be cancelled', async () => {
    show(situations.frame);
    expect(readScreen()).toMatchInlineSnapshot(`
      الحقول
      button "حفظ"
    `);
    const onCancel = jest.fn();
    const { press } = show(situations.frameSending, { onCancel });
    expect(readScreen()).toMatchInlineSnapshot(`
      الحقول
      button "إلغاء"
      button "ترشيح" disabled
    `);
    expect(document.querySelector('[type=submit]')).toHaveAttribute('data-sending', 'true');
    await press('إلغاء');
    expect(onCancel).toHaveBeenCalledTimes(1);
  });

  it('announces a refusal that belongs to no field', () => {
    show(situations.frameRefused);
    expect(readScreen()).toMatchInlineSnapshot(`
      الحقول
      alert
        الشهر مغلق.
      button "حفظ"
    `);
  });

  it("disables the browser's own validation, which does not use the reader's language", () => {
    show(situations.frame);
    expect(document.querySelector('form')).toHaveAttribute('novalidate');
  });
});

describe('currency select', () => {
  const choices = (): (string | null)[] =>
    [...document.querySelectorAll('option')].map(({ textContent }) => textContent);

  it("lists the usual currencies first, by their names in the reader's language", () => {
    show(situations.currency);
    expect(readScreen()).toMatchInlineSnapshot(`combobox "العملة" = "دولار أمريكي (USD)" of 162`);
    expect(choices().slice(0, 3)).toEqual(['ليرة سورية (SYP)', 'دولار أمريكي (USD)', 'يورو (EUR)']);
    expect(new Set(choices()).size).toBe(choices().length);
    show(situations.currency, {}, { language: 'en' });
    expect(choices().slice(0, 3)).toEqual(['Syrian Pound (SYP)', 'US Dollar (USD)', 'Euro (EUR)']);
  });

  it('can offer an empty option first', () => {
    show(situations.currencyOrNone);
    expect(choices().slice(0, 2)).toEqual(['بلا مبلغ', 'ليرة سورية (SYP)']);
    expect(screen.getByLabelText('العملة')).toHaveValue('');
  });
});

it('a name is typed in both directions, each field marked with its language', () => {
  show(situations.form);
  const marks = ['الاسم (بالعربية)', 'الاسم (بالإنكليزية)'].map((label) => {
    const field = screen.getByLabelText(label);
    const direction = field.closest('[dir]')?.getAttribute('dir');
    return [direction, ...['lang', 'maxlength', 'autocomplete'].map((name) => field.getAttribute(name))];
  });
  expect(marks).toEqual([
    ['rtl', 'ar', '120', 'off'],
    ['ltr', 'en', '120', 'off'],
  ]);
});

judgeSituations('platform/form/form.situations.tsx', situations);
