import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LogPersonFragment } from '../../generated/operations.js';

interface PersonSelectProps {
  /** The chosen person; null: everybody. */
  person: LogPersonFragment | null;
  /** Search results. */
  found: readonly LogPersonFragment[];
  /** Search text as typed; empty when the field only shows the chosen name. */
  onSearch: (typed: string) => void;
  onChoose: (accountId: string | null) => void;
}

/** One person or everybody; the chosen person is always in the list, even when the search does not return them. */
export function PersonSelect({ person, found, onSearch, onChoose }: PersonSelectProps) {
  const { t } = useTranslation('audit');
  const isFound = person === null || found.some(({ id }) => id === person.id);
  return (
    <Select
      label={t('AuditPage.who')}
      placeholder={t('PersonFilter.everybody')}
      nothingFoundMessage={t('PersonFilter.nobody')}
      data={(isFound ? found : [person, ...found]).map(({ id, displayName }) => ({ value: id, label: displayName }))}
      value={person?.id ?? null}
      onChange={(id) => onChoose(id)}
      onSearchChange={onSearch}
      // Results are not filtered again: the server also matches spelling variants of Arabic letters.
      filter={({ options }) => options}
      searchable
      w={300}
      clearable
      clearButtonProps={{ 'aria-label': t('PersonFilter.clear'), 'aria-hidden': false, tabIndex: 0 }}
    />
  );
}
