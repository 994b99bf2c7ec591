import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FamilyClusterFragment, FamilyCountsQuery, FamilyState } from '../../../generated/operations.js';
import { type LocalizedName, useFormat } from '../../../platform/format.js';
import { SearchIcon } from '../../../ui/icons.js';
import classes from '../families.module.css';
import { duplicatesFilter, type FamilyList, familyStates } from './use-family-list.js';

const countNames = {
  CANDIDATE: 'candidate',
  NOT_ACCEPTED: 'notAccepted',
  ACTIVE: 'active',
  SUSPENDED: 'suspended',
  GRADUATED: 'graduated',
  EXITED: 'exited',
} as const satisfies Record<FamilyState, keyof FamilyCountsQuery>;

interface FamilyFiltersProps {
  list: FamilyList;
  clusters: readonly FamilyClusterFragment[];
  /** Undefined: not loaded yet. */
  counts: FamilyCountsQuery | undefined;
}

/** Filters: search, status with the number of families, association, and the cluster for coordinators of several. */
export function FamilyFilters({ list, clusters, counts }: FamilyFiltersProps) {
  const { t } = useTranslation('families');
  const { t: tFamily } = useTranslation('family');
  const format = useFormat();
  const cluster = list.filter('cluster');
  const counted = (name: string, of: keyof FamilyCountsQuery): string =>
    counts === undefined ? name : t('FamilyFilters.counted', { name, count: counts[of].totalCount });
  const set =
    (name: Parameters<FamilyList['setFilter']>[0]) =>
    ({ currentTarget }: { currentTarget: { value: string } }): void =>
      list.setFilter(name, currentTarget.value);
  return (
    <div role="search" className={`${classes.filters} no-print`}>
      <TextInput
        type="search"
        label={t('FamilyFilters.search')}
        placeholder={t('FamilyFilters.searchHint')}
        leftSection={<SearchIcon />}
        value={list.search}
        onChange={set('q')}
        className={classes.search}
      />
      <NativeSelect
        label={t('FamilyFilters.state')}
        value={list.filter('state')}
        onChange={set('state')}
        data={[
          { value: '', label: counted(t('FamilyFilters.everyState'), 'all') },
          ...familyStates.map((state) => ({
            value: state,
            label: counted(tFamily(`State.${state}`), countNames[state]),
          })),
          { value: duplicatesFilter, label: counted(t('FamilyFilters.duplicates'), 'duplicate') },
        ]}
      />
      <NativeSelect
        label={t('FamilyFilters.association')}
        value={list.filter('association')}
        onChange={set('association')}
        data={[{ value: '', label: t('FamilyFilters.everyAssociation') }, ...adopting(clusters, cluster, format.name)]}
      />
      {clusters.length > 1 && (
        <NativeSelect
          label={t('FamilyFilters.cluster')}
          value={cluster}
          onChange={set('cluster')}
          data={[
            { value: '', label: t('FamilyFilters.everyCluster') },
            ...clusters.map(({ id, name }) => ({ value: id, label: format.name(name) })),
          ]}
        />
      )}
    </div>
  );
}

/** Associations that adopt or adopted families, without duplicates. */
function adopting(
  clusters: readonly FamilyClusterFragment[],
  clusterId: string,
  nameOf: (name: LocalizedName) => string,
): { value: string; label: string }[] {
  const byId = new Map<string, string>();
  for (const { memberships } of clusters.filter(({ id }) => clusterId === '' || id === clusterId)) {
    for (const { adoptsFamilies, association } of memberships) {
      if (adoptsFamilies) byId.set(association.id, nameOf(association.name));
    }
  }
  return [...byId].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label));
}
