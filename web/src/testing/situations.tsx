import type { UserEvent } from '@testing-library/user-event';
import type { ComponentType, ReactElement } from 'react';
import type { RefusalCode } from '../generated/operations.js';
import type { ServerAnswer } from '../platform/form/use-server-form.js';
import type { Session, Viewer } from '../platform/session.js';

/** Context of a view that it does not receive as props. */
export interface Surroundings {
  /** Address of the page, such as `/families/f1?month=2026-03`. Default: `/`. */
  readonly at?: string;
  /** Route pattern of the view, when it reads parameters of the address. */
  readonly route?: string;
  /** Who is signed in. Default: the coordinator. */
  readonly viewer?: Viewer;
  /** Changes of the session: an installation with sample data, or a callback on sign-out. */
  readonly session?: Partial<Omit<Session, 'viewer'>>;
  readonly device?: 'phone' | 'desktop';
  /** User actions that lead to the situation, such as submitting a form that is refused; see `reach`. */
  readonly reachedBy?: (shown: Shown) => Promise<unknown>;
}

/** A rendered view with the actions of its user. */
export interface Shown {
  /** Types and clicks like a person, without pauses. */
  readonly user: UserEvent;
  /** Replaces the text of the field with this label. */
  readonly enter: (label: string, text: string) => void;
  /** Selects an option by its text. */
  readonly choose: (label: string, choice: string) => Promise<void>;
  /** Presses the button, link or checkbox with this label. */
  readonly press: (name: string) => Promise<void>;
  /** Renders the same view with other props, as when data were loaded again. */
  readonly rerender: (view: ReactElement) => void;
}

/** A view in a state that users encounter, with complete props. */
export interface Situation<Props extends object = never> {
  readonly surroundings: Surroundings;
  /** The view; a test replaces some of its props, such as a callback, to see what the view submits. */
  element(changes?: Partial<Props>): ReactElement;
}

/** Situations of a feature by name; the name says what is on the screen. */
export type Situations = Readonly<Record<string, Situation>>;

/** Defines a situation: `situation(AccountForm, { account: null, ... })`. */
export function situation<Props extends object>(
  View: ComponentType<Props>,
  props: NoInfer<Props>,
  surroundings: Surroundings = {},
): Situation<Props> {
  return { surroundings, element: (changes) => <View {...props} {...changes} /> };
}

/** Context of a situation that is reached by pressing these buttons in order. */
export const pressing = (...names: readonly string[]): Surroundings => ({
  reachedBy: async ({ press }) => {
    for (const name of names) await press(name);
  },
});

/** Context of a situation that is reached by filling in these fields, by label, and pressing these buttons. */
export const filling = (fields: Readonly<Record<string, string>>, ...names: readonly string[]): Surroundings => ({
  reachedBy: async ({ enter, press }) => {
    for (const [label, text] of Object.entries(fields)) enter(label, text);
    for (const name of names) await press(name);
  },
});

/** A callback for situations whose tests do not observe it. */
export const nothing = (): void => undefined;

/** A server that stores everything. */
export const stores = (): ServerAnswer => Promise.resolve(null);

/** A server that refuses with the given reason, for a field if one is given. */
export const refuses =
  (code: RefusalCode, field: string | null = null, detail: string | null = null) =>
  (): ServerAnswer =>
    Promise.resolve({ code, field, detail });

/** A server that cannot be reached. */
export const isUnreachable = (): ServerAnswer => Promise.reject(new Error('no network'));
