import { LoadingState } from '../../ui/LoadingState.js';

/** The association head's home: her families with this month's services, and what her association gave to others. */
export function AssociationHomePage() {
  return <LoadingState />;
}
