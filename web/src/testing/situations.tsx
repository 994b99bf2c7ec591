import type { UserEvent } from '@testing-library/user-event';
import type { ComponentType, ReactElement } from 'react';
import type { RefusalCode } from '../generated/operations.js';
import type { ServerAnswer } from '../platform/form/use-server-form.js';
import type { Session, Viewer } from '../platform/session.js';

/** What stands around a view that it does not get as props. */
export interface Surroundings {
  /** Address that is open, such as `/families/f1?month=2026-03`. Default: `/`. */
  readonly at?: string;
  /** Pattern of the route that the view is shown at, where it reads the address's parts. */
  readonly route?: string;
  /** Who is signed in. Default: the coordinator. */
  readonly viewer?: Viewer;
  /** What differs of the session: an installation with sample data, or who hears of signing out. */
  readonly session?: Partial<Omit<Session, 'viewer'>>;
  readonly device?: 'phone' | 'desktop';
  /** What the user does to get there, such as sending a form that is refused; see `reach`. */
  readonly reachedBy?: (shown: Shown) => Promise<unknown>;
}

/** A view on the screen, and what its user can do there. */
export interface Shown {
  /** Types and presses as a person does, without pauses. */
  readonly user: UserEvent;
  /** Puts a text into the field of this label, in place of what it holds. */
  readonly enter: (label: string, text: string) => void;
  /** Chooses by the choice's words. */
  readonly choose: (label: string, choice: string) => Promise<void>;
  /** Presses what has this label: a button, a link, a tick. */
  readonly press: (name: string) => Promise<void>;
  /** The same view with other props, as when something was read anew. */
  readonly rerender: (view: ReactElement) => void;
}

/** A view in a state that users meet, with complete props. */
export interface Situation<Props extends object = never> {
  readonly surroundings: Surroundings;
  /** The view; a test replaces some of its props, such as a callback, to see what the view hands out. */
  element(changes?: Partial<Props>): ReactElement;
}

/** Situations of a feature by name: the name says what the user is looking at. */
export type Situations = Readonly<Record<string, Situation>>;

/** Names a state of a view: `situation(AccountForm, { account: null, ... })`. */
export function situation<Props extends object>(
  View: ComponentType<Props>,
  props: NoInfer<Props>,
  surroundings: Surroundings = {},
): Situation<Props> {
  return { surroundings, element: (changes) => <View {...props} {...changes} /> };
}

/** Surroundings of a situation that is reached by pressing these buttons in turn. */
export const pressing = (...names: readonly string[]): Surroundings => ({
  reachedBy: async ({ press }) => {
    for (const name of names) await press(name);
  },
});

/** Surroundings of a situation that is reached by filling in these fields, by label, and pressing these buttons. */
export const filling = (fields: Readonly<Record<string, string>>, ...names: readonly string[]): Surroundings => ({
  reachedBy: async ({ enter, press }) => {
    for (const [label, text] of Object.entries(fields)) enter(label, text);
    for (const name of names) await press(name);
  },
});

/** Where a situation has to hand something out that no test looks at. */
export const nothing = (): void => undefined;

/** A server that stores whatever it is sent. */
export const stores = (): ServerAnswer => Promise.resolve(null);

/** A server that refuses, for a reason and where it belongs to one, for a field. */
export const refuses =
  (code: RefusalCode, field: string | null = null, detail: string | null = null) =>
  (): ServerAnswer =>
    Promise.resolve({ code, field, detail });

/** A server that cannot be reached. */
export const isUnreachable = (): ServerAnswer => Promise.reject(new Error('no network'));
