import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import {
  type DuplicateFamilyFragment,
  PossibleDuplicatesDocument,
  type PossibleDuplicatesInput,
} from '../../../generated/operations.js';

const PAUSE_MS = 400;

/** What a form needs to say that a family may be recorded already. */
export interface DuplicateSearch {
  readonly families: readonly DuplicateFamilyFragment[];
  /** Tells what is typed of the family's representative. */
  readonly look: (typed: PossibleDuplicatesInput) => void;
}

/** Families of the own scope that may be the one that is being typed, after a pause of typing. */
export function usePossibleDuplicates(): DuplicateSearch {
  const [typed, look] = useState<PossibleDuplicatesInput>({ name: '' });
  const [input] = useDebouncedValue(typed, PAUSE_MS);
  const isKnown = input.name.trim() !== '' && (input.bornOn != null || (input.phone ?? '').trim() !== '');
  const { data } = useQuery(PossibleDuplicatesDocument, {
    variables: { input },
    skip: !isKnown,
    fetchPolicy: 'no-cache',
  });
  return { families: isKnown ? (data?.possibleDuplicates ?? []) : [], look };
}
