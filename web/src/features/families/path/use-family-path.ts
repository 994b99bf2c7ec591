import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { type FamilyFileFragment, FamilyPathDocument, type FamilyPathQuery } from '../../../generated/operations.js';
import { type Reading, readingOf } from '../../../platform/reading.js';

/**
 * The path of a family that was ever enrolled. It is loaded again after each change of the family, because life-cycle
 * steps change the computed values.
 */
export function useFamilyPath({ id, spells, version }: FamilyFileFragment): Reading<FamilyPathQuery> {
  const isEnrolled = spells.length > 0;
  const result = useQuery(FamilyPathDocument, { variables: { id }, skip: !isEnrolled });
  const { refetch } = result;
  useEffect(() => {
    if (isEnrolled) refetch().catch(() => undefined);
  }, [version, isEnrolled, refetch]);
  return readingOf(result);
}
