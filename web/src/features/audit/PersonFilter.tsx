import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { LogPeopleDocument, LogPersonDocument } from '../../generated/operations.js';
import { PersonSelect } from './PersonSelect.js';

interface PersonFilterProps {
  /** Null: everybody. */
  accountId: string | null;
  onChoose: (accountId: string | null) => void;
}

/**
 * Chooses the person whose entries are shown. The server searches while a name is typed, so every account can be found.
 */
export function PersonFilter({ accountId, onChoose }: PersonFilterProps) {
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed, 250);
  const { data: chosen } = useQuery(LogPersonDocument, {
    variables: { id: accountId ?? '' },
    skip: accountId === null,
  });
  const person = accountId === null ? null : (chosen?.account ?? null);
  // Putting the chosen person's name into the field does not start a search.
  const search = settled === person?.displayName ? '' : settled;
  const { data, previousData } = useQuery(LogPeopleDocument, { variables: { search } });
  const found = (data ?? previousData)?.accounts.edges.map(({ node }) => node) ?? [];
  return <PersonSelect person={person} found={found} onSearch={setTyped} onChoose={onChoose} />;
}
