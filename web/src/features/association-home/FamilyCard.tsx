import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AssociationFamiliesQuery, AssociationMonthQuery } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { useViewer } from '../../platform/session.js';
import classes from './AssociationHomePage.module.css';
import { serviceAmount } from './service-amount.js';

type Family = AssociationFamiliesQuery['families']['edges'][number]['node'];
type Service = AssociationMonthQuery['families']['edges'][number]['node']['interventions']['edges'][number]['node'];

/** A family and what it received this month; "nothing given" is said, a blank is "not entered". */
export function FamilyCard({ family, services }: { family: Family; services: readonly Service[] }) {
  const { t } = useTranslation('association-home');
  const format = useFormat();
  const { association } = useViewer();
  const inOrder = [...services].sort((a, b) => a.serviceType.position - b.serviceType.position);
  return (
    <li className={classes.card}>
      <h2 className={classes.name}>
        <Link to={`/families/${family.id}`} className={classes.link}>
          {family.name}
        </Link>{' '}
        <bdi className={classes.code}>{family.code}</bdi>
      </h2>
      <Text c="dimmed" size="sm">
        {t(`FamilyState.${family.state}`)}
        {t('FamilyCard.separator')}
        {t('FamilyCard.members', { count: family.memberCount })}
      </Text>
      {inOrder.length === 0 ? (
        <Text className={classes.nothing}>{t('FamilyCard.nothingEntered')}</Text>
      ) : (
        <dl className={classes.services}>
          {inOrder.map((service) => (
            <div key={service.id} className={classes.service}>
              <dt>
                {format.name(service.serviceType.name)}
                {service.givingAssociation.id !== association?.id && (
                  <span className={classes.giver}>
                    {t('FamilyCard.from', { name: format.name(service.givingAssociation.name) })}
                  </span>
                )}
              </dt>
              <dd>{service.nothingGiven ? t('FamilyCard.nothingGiven') : serviceAmount(service, format)}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
