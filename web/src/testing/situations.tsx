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
