import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../platform/format.js';
import { Notice } from '../../ui/Notice.js';
import type { Grid } from './grid-cells.js';

/** What families received in the month that had left before it: in the totals, but in no row. */
export function AfterLeavingNote({ grid }: { grid: Grid }) {
  const { t } = useTranslation('interventions');
  const format = useFormat();
  const types = new Map(grid.serviceTypes.map((type) => [type.id, type]));
  if (grid.afterLeaving.length === 0) return null;
  return (
    <Notice tone="info" title={t('AfterLeavingNote.title')}>
      {grid.afterLeaving.map(({ id, family, serviceType, quantity, amount }) => {
        const type = types.get(serviceType.id);
        const value = type?.entryMode === 'QUANTITY' ? format.number(quantity) : format.number(amount);
        return (
          <Text key={id} component="div">
            <bdi>{family.code}</bdi>{' '}
            <Anchor component={Link} to={`/families/${family.id}`}>
              {family.name}
            </Anchor>
            {t('AfterLeavingNote.service', { service: type === undefined ? '' : format.name(type.name), value })}
          </Text>
        );
      })}
    </Notice>
  );
}
