import { useQuery } from '@apollo/client/react';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LogPeopleDocument, LogPersonDocument } from '../../generated/operations.js';

interface PersonFilterProps {
  /** Null: everybody. */
  accountId: string | null;
  onChoose: (accountId: string | null) => void;
}

/** Chooses the person whose entries are shown. The server searches while a name is typed, so that anybody can be found. */
export function PersonFilter({ accountId, onChoose }: PersonFilterProps) {
  const { t } = useTranslation('audit');
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed, 250);
  const { data: chosen } = useQuery(LogPersonDocument, {
    variables: { id: accountId ?? '' },
    skip: accountId === null,
  });
  const person = accountId === null ? null : (chosen?.account ?? null);
  // The name of whoever is chosen stands in the field without being searched for.
  const search = settled === person?.displayName ? '' : settled;
  const { data, previousData } = useQuery(LogPeopleDocument, { variables: { search } });
  const found = (data ?? previousData)?.accounts.edges.map(({ node }) => node) ?? [];
  const isFound = person === null || found.some(({ id }) => id === person.id);
  return (
    <Select
      label={t('AuditPage.who')}
      placeholder={t('PersonFilter.everybody')}
      nothingFoundMessage={t('PersonFilter.nobody')}
      data={(isFound ? found : [person, ...found]).map(({ id, displayName }) => ({ value: id, label: displayName }))}
      value={person?.id ?? null}
      onChange={onChoose}
      onSearchChange={setTyped}
      // What the server found is what matches: it folds letters that people write for one another.
      filter={({ options }) => options}
      searchable
      w={300}
      clearable
      clearButtonProps={{ 'aria-label': t('PersonFilter.clear'), 'aria-hidden': false, tabIndex: 0 }}
    />
  );
}
