import type { OutcomesPartsFragment } from '../../generated/operations.js';

/** Figures of a pilot that are large enough to be shown. */
export type Figures = NonNullable<OutcomesPartsFragment['figures']>;
