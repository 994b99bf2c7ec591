import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LogPersonFragment } from '../../generated/operations.js';

interface PersonSelectProps {
  /** Whoever is chosen; null: everybody. */
  person: LogPersonFragment | null;
  /** People whom the search finds. */
  found: readonly LogPersonFragment[];
  /** As typed; nothing is typed while a name only stands there. */
  onSearch: (typed: string) => void;
  onChoose: (accountId: string | null) => void;
}

/** One person or everybody; whoever is chosen stays in the list, found or not. */
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
      // What the server found is what matches: it folds letters that people write for one another.
      filter={({ options }) => options}
      searchable
      w={300}
      clearable
      clearButtonProps={{ 'aria-label': t('PersonFilter.clear'), 'aria-hidden': false, tabIndex: 0 }}
    />
  );
}
