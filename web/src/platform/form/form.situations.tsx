import { TextInput } from '@mantine/core';
import { nothing, refuses, situation, stores } from '../../testing/situations.js';
import { CurrencySelect } from './CurrencySelect.js';
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
    initialValues: { name: { ar: 'سلة', en: 'Basket' }, members: [{ age: '30' }, { age: '4' }] },
    validate: { name: bothLanguages('اكتب الاسم باللغتين.') },
    submit,
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

const frame = { onSubmit: nothing, isSending: false, problem: null, children: 'الحقول' };

export const situations = {
  currency: situation(CurrencySelect, { label: 'العملة', defaultValue: 'USD' }),
  currencyOrNone: situation(CurrencySelect, { label: 'العملة', emptyLabel: 'بلا مبلغ' }),
  form: situation(InventedForm, { submit: stores, onStored: nothing }),
  formRefused: situation(InventedForm, { submit: refuses('ALREADY_EXISTS', 'name.en'), onStored: nothing }),
  frame: situation(ServerFormFrame, frame),
  frameSending: situation(ServerFormFrame, { ...frame, isSending: true, submitLabel: 'ترشيح', onCancel: nothing }),
  frameRefused: situation(ServerFormFrame, { ...frame, problem: 'الشهر مغلق.' }),
};
