import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { type Base, rebase } from './stored-record.js';

/** A field that somebody else changed to another value while it was being changed here. */
export interface Dispute {
  readonly field: string;
  /** Stored value; null when it has no words of its own. */
  readonly stored: string | null;
  /** Replaces what was typed by the stored value. */
  take(): void;
  /** Stays with what was typed, which is stored with the next save. */
  keep(): void;
}

interface Disputes<Values extends object> {
  /** What the typed values are based on. */
  readonly base: Base<Values>;
  readonly disputes: readonly Dispute[];
}

/** Follows the stored record while a form is open; `onNews` is called when it has changed. `resumed` is what a draft was based on. */
export function useDisputes<Values extends object>(
  form: UseFormReturnType<Values>,
  stored: Base<Values>,
  together: readonly (readonly (keyof Values & string)[])[],
  onNews: () => void,
  resumed: Base<Values> | null,
): Disputes<Values> {
  const [base, setBase] = useState(resumed ?? stored);
  const [disputed, setDisputed] = useState<readonly (keyof Values & string)[]>([]);
  if (stored.version !== base.version) {
    const next = rebase(base.values, stored.values, form.getValues(), together);
    form.setValues(next.values);
    setBase(stored);
    setDisputed([...new Set([...disputed, ...next.disputed])]);
    onNews();
  }

  const settle = (settled: keyof Values & string): void =>
    setDisputed((before) => before.filter((field) => field !== settled));
  const disputes = disputed.map((field): Dispute => {
    const value = base.values[field];
    return {
      field,
      stored: typeof value === 'string' ? value : null,
      take() {
        form.setValues({ ...form.getValues(), [field]: value });
        settle(field);
      },
      keep: () => settle(field),
    };
  });
  return { base, disputes };
}
