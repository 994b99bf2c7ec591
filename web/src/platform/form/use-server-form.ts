import { useForm, type UseFormInput, type UseFormReturnType } from '@mantine/form';
import { type SyntheticEvent, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Refusal, useRefusalText } from '../refusals/refusal-text.js';

/** The refusal, or null when it was stored; rejects when the server cannot be reached. */
export type ServerAnswer = Promise<Refusal | null | undefined>;

interface ServerFormOptions<Values extends object> {
  initialValues: Values;
  validate?: UseFormInput<Values>['validate'];
  /**
   * Submits the values. `clientKey` is a UUID created when the form was opened, so that submitting twice stores once.
   */
  submit(values: Values, clientKey: string): ServerAnswer;
  /** Called once, after it was stored. */
  onStored?: (values: Values) => void;
  /** Maps the server's field names to those of the form, where they differ. */
  fieldNames?: Readonly<Record<string, string>>;
}

interface ServerForm<Values extends object> {
  readonly form: UseFormReturnType<Values>;
  /** For `<form onSubmit>`; does nothing while a submit is running. */
  readonly onSubmit: (event: SyntheticEvent<HTMLFormElement>) => void;
  readonly isSending: boolean;
  /** Message of a refusal or failure that belongs to no field. */
  readonly problem: string | null;
}

/** A form that is submitted to the server: typed values stay, refusals are shown at their fields. */
export function useServerForm<Values extends object>(options: ServerFormOptions<Values>): ServerForm<Values> {
  const { submit, onStored, fieldNames } = options;
  const { t } = useTranslation('refusals');
  const refusalText = useRefusalText();
  const form = useForm<Values>({ initialValues: options.initialValues, validate: options.validate });
  const [clientKey] = useState(() => crypto.randomUUID());
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isUnderWay = useRef(false);

  const refuse = useCallback(
    (refusal: Refusal) => {
      const path = refusal.field == null ? null : (fieldNames?.[refusal.field] ?? refusal.field);
      if (path != null && hasField(form.getValues(), path)) {
        form.setFieldError(path, refusalText(refusal));
        focusField(form, path);
      } else setProblem(refusalText(refusal));
    },
    [fieldNames, form, refusalText],
  );

  const send = async (values: Values): Promise<void> => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setSending(true);
    setProblem(null);
    try {
      const refusal = await submit(values, clientKey);
      if (refusal == null) onStored?.(values);
      else refuse(refusal);
    } catch {
      setProblem(t('failed'));
    } finally {
      isUnderWay.current = false;
      setSending(false);
    }
  };

  const onSubmit = (event: SyntheticEvent<HTMLFormElement>): void =>
    form.onSubmit(
      (values) => void send(values),
      (errors) => {
        const [first] = Object.keys(errors);
        if (first != null) focusField(form, first);
      },
    )(event);
  return { form, onSubmit, isSending, problem };
}

function focusField<Values extends object>(form: UseFormReturnType<Values>, path: string): void {
  form.getInputNode(path)?.focus();
}

/** Whether the form has this field; a path such as `members.2.bornOn` leads into lists. */
function hasField(values: unknown, path: string): boolean {
  let inner: unknown = values;
  for (const step of path.split('.')) {
    if (typeof inner !== 'object' || inner === null || !(step in inner)) return false;
    inner = (inner as Record<string, unknown>)[step];
  }
  return true;
}
