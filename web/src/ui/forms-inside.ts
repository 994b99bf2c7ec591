import { createContext } from 'react';

interface FormsInside {
  /** One for each form inside: whether it holds something unsaved. */
  readonly isUnsaved: Set<() => boolean>;
  /** Leaves at once, or after a question where a form holds something unsaved. */
  readonly leave: (onLeave: () => void) => void;
}

/** The forms inside a dialog or panel; null outside of them. */
export const FormsInsideContext = createContext<FormsInside | null>(null);
