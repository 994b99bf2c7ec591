import { Anchor, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../platform/format.js';
import classes from './FamilyPanel.module.css';
import type { Grid } from './grid-cells.js';
import { EntryHistory } from './EntryHistory.js';
import type { PanelFamilyFragment } from '../../generated/operations.js';

/** Members, adopting association, consent, and the entries voided this month. */
export function FamilySummary({ family, grid }: { family: PanelFamilyFragment; grid: Grid }) {
  const { t } = useTranslation('interventions');
  const format = useFormat();
  const members = family.members.filter(({ leftMonth }) => leftMonth === null || leftMonth > grid.month);
  const voided = family.interventions.edges.map(({ node }) => node).filter((entry) => entry.voided);
  const sharing = family.consents.find(({ purpose }) => purpose === 'SHARING');
  return (
    <section>
      <Title order={3}>{t('FamilySummary.title')}</Title>
      <Anchor component={Link} to={`/families/${family.id}`}>
        {t('FamilySummary.file')}
      </Anchor>
      {family.association !== null && (
        <Text>{t('FamilySummary.association', { name: format.name(family.association.name) })}</Text>
      )}
      <Text>{t(sharing?.given === true ? 'FamilySummary.shares' : 'FamilySummary.sharesNot')}</Text>
      <Text>{t('FamilySummary.members', { count: members.length })}</Text>
      <ul className={classes.members}>
        {members.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
      {voided.length > 0 && (
        <details>
          <summary>{t('FamilySummary.voided', { count: voided.length })}</summary>
          {voided.map((entry) => {
            const serviceType = grid.serviceTypes.find(({ id }) => id === entry.serviceType.id);
            if (serviceType === undefined) return null;
            return (
              <div key={entry.id}>
                <Text fw={600}>{format.name(serviceType.name)}</Text>
                <EntryHistory family={family} entryId={entry.id} serviceType={serviceType} isOpen />
              </div>
            );
          })}
        </details>
      )}
    </section>
  );
}
