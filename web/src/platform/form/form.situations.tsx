import { TextInput } from '@mantine/core';
import { filling, nothing, refuses, situation, stores } from '../../testing/situations.js';
import { CurrencySelect } from './CurrencySelect.js';
import { DateField } from './DateField.js';
import { asTyped } from './DisputedFields.js';
import { bothLanguages, NameFields } from './NameFields.js';
import { ServerFormFrame } from './ServerFormFrame.js';
import { type ServerAnswer, useServerForm } from './use-server-form.js';

interface Values {
  name: { ar: string; en: string };
  members: { age: string }[];
}

interface InventedFormProps {
  submit: (values: Values, clientKey: string) => ServerAnswer;
  onStored: (values: Values) => void;
}

/** A form with a name in two languages, a list of fields, and a field with another name on the server. */
function InventedForm({ submit, onStored }: InventedFormProps) {
  const { form, onSubmit, isSending, problem } = useServerForm<Values>({
    keepAs: 'form 1',
    initialValues: { name: { ar: 'سلة', en: 'Basket' }, members: [{ age: '30' }, { age: '4' }] },
    validate: { name: bothLanguages('اكتب الاسم باللغتين.') },
    submit: (values, clientKey) => submit(values, clientKey),
    onStored,
    fieldNames: { bornOn: 'members.1.age' },
  });
  return (
    <ServerFormFrame onSubmit={onSubmit} isSending={isSending} problem={problem}>
      <NameFields path="name" label="الاسم" field={(path) => form.getInputProps(path)} />
      <TextInput label="عمر الأول" {...form.getInputProps('members.0.age')} />
      <TextInput label="عمر الثاني" {...form.getInputProps('members.1.age')} />
    </ServerFormFrame>
  );
}

interface EditedValues {
  phone: string;
  address: string;
  amount: string;
  currency: string;
}

interface EditingFormProps {
  stored: EditedValues;
  version: number;
  onUpdate: (input: { version: number } & Partial<EditedValues>) => ServerAnswer;
}

/** A form that edits a stored record, of which two fields mean something only with each other. */
function EditingForm({ stored, version, onUpdate }: EditingFormProps) {
  const { form, onSubmit, isSending, problem, disputes } = useServerForm<EditedValues>({
    keepAs: 'form 2',
    initialValues: stored,
    version,
    together: [['amount', 'currency']],
    submit: (_values, _key, edit) => onUpdate(edit.changes((values) => values)),
  });
  const fields = {
    phone: { label: 'الهاتف', words: asTyped },
    address: { label: 'العنوان', words: asTyped },
    amount: { label: 'المبلغ', words: asTyped },
    currency: { label: 'العملة' },
  };
  return (
    <ServerFormFrame onSubmit={onSubmit} isSending={isSending} problem={problem} disputes={disputes} fields={fields}>
      {Object.entries(fields).map(([name, { label }]) => (
        <TextInput key={name} label={label} {...form.getInputProps(name)} />
      ))}
    </ServerFormFrame>
  );
}

interface Days {
  on: string;
  bornOn: string;
}

interface DayFormProps {
  submit: (values: Days) => ServerAnswer;
}

/** A form with a day between two others, and a birth of which the year is enough. */
function DayForm({ submit }: DayFormProps) {
  const { form, onSubmit, isSending, problem } = useServerForm<Days>({
    initialValues: { on: '2019-03-01', bornOn: '' },
    keepAs: null,
    submit: (values) => submit(values),
  });
  return (
    <ServerFormFrame onSubmit={onSubmit} isSending={isSending} problem={problem}>
      <DateField label="اليوم" min="2019-02-01" max="2019-03-31" {...form.getInputProps('on')} />
      <DateField label="الميلاد" allowsYear {...form.getInputProps('bornOn')} />
    </ServerFormFrame>
  );
}

const record = { phone: '', address: 'حي الزهور', amount: '1000', currency: 'SYP' };
const frame = { onSubmit: nothing, isSending: false, problem: null, children: 'الحقول' };

export const situations = {
  currency: situation(CurrencySelect, { label: 'العملة', defaultValue: 'USD' }),
  currencyOrNone: situation(CurrencySelect, { label: 'العملة', emptyLabel: 'بلا مبلغ' }),
  form: situation(InventedForm, { submit: stores, onStored: nothing }),
  formRefused: situation(InventedForm, { submit: refuses('ALREADY_EXISTS', 'name.en'), onStored: nothing }),
  days: situation(DayForm, { submit: stores }),
  daysNotRead: situation(DayForm, { submit: stores }, filling({ اليوم: '28/6/1440', الميلاد: 'قديم' }, 'حفظ')),
  editing: situation(EditingForm, { stored: record, version: 4, onUpdate: stores }),
  disputed: situation(ServerFormFrame, {
    ...frame,
    disputes: [
      { field: 'phone', stored: '0999 111 222', take: nothing, keep: nothing },
      { field: 'address', stored: '', take: nothing, keep: nothing },
      { field: 'categories', stored: null, take: nothing, keep: nothing },
    ],
    fields: {
      phone: { label: 'الهاتف', words: asTyped },
      address: { label: 'العنوان', words: asTyped },
      categories: { label: 'الفئات' },
    },
  }),
  frame: situation(ServerFormFrame, frame),
  frameSending: situation(ServerFormFrame, { ...frame, isSending: true, submitLabel: 'ترشيح', onCancel: nothing }),
  frameRefused: situation(ServerFormFrame, { ...frame, problem: 'الشهر مغلق.' }),
};
