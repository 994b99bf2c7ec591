import { Anchor, Checkbox, Group, Stack } from '@mantine/core';
import type { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { LaterServiceFragment } from '../../../generated/operations.js';
import { useFormat } from '../../../platform/format.js';

interface ServicesAfterLeavingProps {
  services: readonly LaterServiceFragment[];
  clusterId: string;
  /** Ids of the services that were given after the family had left. */
  field: ReturnType<ReturnType<typeof useForm>['getInputProps']>;
}

/** Asks for each service of a later month whether it was given after the family had left; the others are voided in their month. */
export function ServicesAfterLeaving({ services, clusterId, field }: ServicesAfterLeavingProps) {
  const { t } = useTranslation('families');
  const format = useFormat();
  return (
    <Checkbox.Group label={t('ServicesAfterLeaving.label')} description={t('ServicesAfterLeaving.hint')} {...field}>
      <Stack gap="xs" mt="xs">
        {services.map((service) => {
          const month = format.month(service.month);
          return (
            <Group key={service.id} gap="sm" justify="space-between">
              <Checkbox
                value={service.id}
                label={t('ServicesAfterLeaving.service', {
                  month,
                  service: format.name(service.serviceType.name),
                  value: valueOf(service),
                })}
              />
              <Anchor component={Link} to={`/?cluster=${clusterId}&month=${service.month}`}>
                {t('ServicesAfterLeaving.void', { month })}
              </Anchor>
            </Group>
          );
        })}
      </Stack>
    </Checkbox.Group>
  );

  function valueOf({ quantity, amount, currency, serviceType }: LaterServiceFragment): string {
    const value = format.money(amount, currency);
    if (serviceType.entryMode !== 'QUANTITY') return value;
    return t('ServicesAfterLeaving.quantity', { quantity, unit: format.name(serviceType.unit), value });
  }
}
