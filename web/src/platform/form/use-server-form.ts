import { useForm, type UseFormInput, type UseFormReturnType } from '@mantine/form';
import { type SyntheticEvent, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Refusal, useRefusalText } from '../refusals/refusal-text.js';
import { changesBetween } from './stored-record.js';
import { type Dispute, useDisputes } from './use-disputes.js';

/** The refusal, or null when it was stored; rejects when the server cannot be reached. */
export type ServerAnswer = Promise<Refusal | null | undefined>;

/** What a form that edits a record sends. */
export interface Edit<Values extends object> {
  /**
   * The version that the typed values are based on, and the fields of the input that differ from it. `inputOf` makes the
   * mutation's input from the values.
   */
  changes<Input extends object>(inputOf: (values: Values) => Input): { version: number } & Partial<Input>;
}

interface ServerFormOptions<Values extends object> {
  /** Values of the record as it is stored now; a form that is open takes over what others change in it. */
  initialValues: Values;
  /** Version of the stored record that is edited; left out for a new one. */
  version?: number | undefined;
  /** Fields that mean something only with each other, such as an amount and its currency. */
  together?: readonly (readonly (keyof Values & string)[])[];
  validate?: UseFormInput<Values>['validate'];
  /**
   * Submits the values. `clientKey` is a UUID created when the form was opened, so that submitting twice stores once; a record
   * is edited by sending `edit.changes`.
   */
  submit(values: Values, clientKey: string, edit: Edit<Values>): ServerAnswer;
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
  /** Fields whose two values must be compared before anything can be saved. */
  readonly disputes: readonly Dispute[];
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
  const stored = { version: options.version ?? null, values: options.initialValues };
  const { base, disputes } = useDisputes(form, stored, options.together ?? [], () => setProblem(t('merged')));

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
    if (disputes.length > 0) {
      setProblem(t('disputed'));
      return;
    }
    isUnderWay.current = true;
    setSending(true);
    setProblem(null);
    try {
      const edit: Edit<Values> = {
        changes: (inputOf) => ({
          version: base.version ?? 0,
          ...changesBetween(inputOf(base.values), inputOf(values)),
        }),
      };
      const refusal = await submit(values, clientKey, edit);
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
  return { form, onSubmit, isSending, problem, disputes };
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
