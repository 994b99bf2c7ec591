import type { OutcomeScope } from './facts/family-outcomes.js';
import type { AssociationFigures } from './figures/cluster-figures.js';
import type { GroupFigures } from './figures/group-figures.js';
import type { Headline } from './figures/headline.js';
import type { MonthAmounts, PriceIndex, WithheldSpending } from './figures/spending.js';

/** What of the computed figures may be shown to a reader. It holds no family, and is kept. */
export interface OutcomesAnswer {
  readonly scope: Pick<OutcomeScope, 'horizon' | 'rule' | 'readsOwnFamilies'>;
  readonly currency: string;
  readonly isLonger: boolean;
  readonly hasIncomeLine: boolean;
  readonly priceIndex: PriceIndex;
  /** Null: suppressed. */
  readonly group: GroupFigures | null;
  readonly spending: readonly MonthAmounts[];
  readonly withheld: WithheldSpending;
  readonly sixMonths: Headline;
  readonly associations: readonly AssociationFigures[] | null;
}
