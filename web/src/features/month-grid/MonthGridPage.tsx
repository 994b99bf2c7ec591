import { LoadingState } from '../../ui/LoadingState.js';

/** The coordinator's home: families down, services across, one month. */
export function MonthGridPage() {
  return <LoadingState />;
}
