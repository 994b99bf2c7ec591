import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format.js';
import { useViewer } from '../../platform/session.js';
import classes from './AssociationHomePage.module.css';
import { serviceAmount } from './service-amount.js';
import type { CheckedFamilyFragment } from '../../generated/operations.js';

type Service = CheckedFamilyFragment['interventions']['edges'][number]['node'];

/** Services of a family in a month; 0 is shown as "nothing given", a blank as "not entered". */
export function MonthServices({ services }: { services: readonly Service[] }) {
  const { t } = useTranslation('month-checks');
  const format = useFormat();
  const { association } = useViewer();
  if (services.length === 0) return <Text className={classes.nothing}>{t('FamilyCard.nothingEntered')}</Text>;
  const inOrder = services.toSorted((a, b) => a.serviceType.position - b.serviceType.position);
  return (
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
  );
}
