import { TextInput, type TextInputProps } from '@mantine/core';
import { isDay } from '@anaqid/shared-types';
import { type FocusEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format.js';
import { type DayProblem, typedDay } from './typed-day.js';

interface DateFieldProps extends Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange' | 'min' | 'max' | 'type'> {
  /** Day `YYYY-MM-DD`, or what was typed where that is no day. */
  value?: string;
  /** Is called with the day, an empty text, or what was typed where that is no day. */
  onChange: (value: string) => void;
  /** First and last day that may be entered. */
  min?: string;
  max?: string;
  /** Whether a year alone is enough. */
  allowsYear?: boolean;
}

type Problem = DayProblem | 'EARLY' | 'LATE';

/** What was typed, and the values of the field between which it is shown. */
interface Typing {
  readonly text: string;
  readonly values: readonly string[];
}

/**
 * A field for a day, typed or pasted in any common way, day first, in either digits. When it is left it shows how the
 * day was understood; a form with a text that is no day is not sent (`hasUnreadDay`).
 */
export function DateField({
  value = '',
  onChange,
  min,
  max,
  allowsYear = false,
  onBlur,
  error,
  ...props
}: DateFieldProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const [typing, setTyping] = useState<Typing | null>(null);
  const [isLeft, setLeft] = useState(false);
  const shown = isDay(value) ? format.date(value) : value;
  const text = typing?.values.includes(value) === true ? typing.text : shown;
  const problem = problemOf(text, { min, max, allowsYear });
  const limits = { min: min === undefined ? '' : format.date(min), max: max === undefined ? '' : format.date(max) };
  const problemText = problem === null ? null : t(`DateField.${problem}`, limits);

  useEffect(() => input.current?.setCustomValidity(problem ?? ''), [problem]);

  const type = (typed: string): void => {
    const next = valueOf(typed, allowsYear);
    setTyping({ text: typed, values: [value, next] });
    setLeft(false);
    onChange(next);
  };
  const leave = (event: FocusEvent<HTMLInputElement>): void => {
    setLeft(true);
    if (problem === null) setTyping(null);
    onBlur?.(event);
  };
  return (
    <TextInput
      placeholder={t(allowsYear ? 'DateField.birthHint' : 'DateField.hint')}
      {...props}
      ref={input}
      inputMode="numeric"
      autoComplete="off"
      data-day
      value={text}
      onChange={({ currentTarget }) => type(currentTarget.value)}
      onBlur={leave}
      onInvalid={() => setLeft(true)}
      error={isLeft && problem !== null && isTelling(problem) ? problemText : (error ?? (isLeft ? problemText : null))}
    />
  );
}

/** Whether a date field of a form holds no day that may be entered; the first such field says why and has the focus. */
export function hasUnreadDay(form: HTMLFormElement): boolean {
  const unread = [...form.querySelectorAll<HTMLInputElement>('input[data-day]')].find((day) => !day.checkValidity());
  unread?.closest('details')?.setAttribute('open', '');
  unread?.focus();
  return unread !== undefined;
}

/** Whether the field knows better than its form what is wrong. */
function isTelling(problem: Problem): boolean {
  return problem === 'HIJRI' || problem === 'IMPOSSIBLE' || problem === 'SHORT_YEAR';
}

function valueOf(text: string, allowsYear: boolean): string {
  const typed = typedDay(text);
  if (typed.kind === 'day') return typed.day;
  if (typed.kind === 'year' && allowsYear) return typed.year;
  return typed.kind === 'empty' ? '' : text;
}

function problemOf(
  text: string,
  { min, max, allowsYear }: Pick<DateFieldProps, 'min' | 'max' | 'allowsYear'>,
): Problem | null {
  const typed = typedDay(text);
  if (typed.kind === 'problem') return typed.problem;
  if (typed.kind === 'year') return allowsYear === true ? null : 'NOT_A_DAY';
  if (typed.kind === 'empty') return null;
  if (min !== undefined && typed.day < min) return 'EARLY';
  return max !== undefined && typed.day > max ? 'LATE' : null;
}
