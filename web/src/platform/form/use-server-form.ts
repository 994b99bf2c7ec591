import { useForm, type UseFormInput, type UseFormReturnType } from '@mantine/form';
import isEqual from 'fast-deep-equal';
import { type SyntheticEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Refusal, useRefusalText } from '../refusals/refusal-text.js';
import { hasUnreadDay } from './DateField.js';
import { type Base, changesBetween } from './stored-record.js';
import { type Dispute, useDisputes } from './use-disputes.js';
import { hasFieldsOf, useFormDraft } from './use-form-draft.js';

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
  /**
   * Name under which what is typed survives a reload of the tab, with the id of what it is about: `family-file ID`. Null for forms of
   * secrets and for those that nobody is signed in for.
   */
  keepAs: string | null;
  /** Fields that are never kept, such as a password; they are empty after a reload. */
  secrets?: readonly (keyof Values & string)[];
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

/** What is kept of a form. The key stays, so that a save whose answer was lost with the page is not stored twice. */
interface FormContent<Values extends object> {
  readonly clientKey: string;
  readonly base: Base<Values>;
  readonly values: Values;
}

/** A form that is submitted to the server: typed values stay, refusals are shown at their fields. */
export function useServerForm<Values extends object>(options: ServerFormOptions<Values>): ServerForm<Values> {
  const { submit, onStored, fieldNames } = options;
  const { t } = useTranslation('refusals');
  const refusalText = useRefusalText();
  const isReadable = (content: object): content is FormContent<Values> =>
    'values' in content &&
    hasFieldsOf(content.values, options.initialValues) &&
    'base' in content &&
    'clientKey' in content;
  const draft = useFormDraft<FormContent<Values>>({ keepAs: options.keepAs, isReadable });
  const { resumed } = draft;
  const form = useForm<Values>({ initialValues: resumed?.values ?? options.initialValues, validate: options.validate });
  const [clientKey] = useState(() => resumed?.clientKey ?? crypto.randomUUID());
  const [savedValues, setSavedValues] = useState<Values | null>(null);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isUnderWay = useRef(false);
  const stored = { version: options.version ?? null, values: options.initialValues };
  const { base, disputes } = useDisputes(
    form,
    stored,
    options.together ?? [],
    () => setProblem(t('merged')),
    resumed?.base ?? null,
  );

  useEffect(() => {
    const values = form.getValues();
    const isSaved = isEqual(values, base.values) || isEqual(values, savedValues);
    const secrets = Object.fromEntries((options.secrets ?? []).map((field) => [field, base.values[field]]));
    draft.follow(isSaved ? null : { clientKey, base, values: { ...values, ...secrets } }, isSending);
  });

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
      if (refusal == null) {
        draft.follow(null, false);
        setSavedValues(values);
        onStored?.(values);
      } else refuse(refusal);
    } catch {
      setProblem(t('failed'));
    } finally {
      isUnderWay.current = false;
      setSending(false);
    }
  };

  const onSubmit = (event: SyntheticEvent<HTMLFormElement>): void => {
    const isHeldBack = hasUnreadDay(event.currentTarget);
    form.onSubmit(
      (values) => {
        if (!isHeldBack) void send(values);
      },
      (errors) => {
        const [first] = Object.keys(errors);
        if (first != null) focusField(form, first);
      },
    )(event);
  };
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
