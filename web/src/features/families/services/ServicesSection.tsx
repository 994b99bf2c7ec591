import { Button } from '@mantine/core';
import { monthRange } from '@anaqid/shared-types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FamilyFileFragment, GivenServiceFragment } from '../../../generated/operations.js';
import { type Format, useFormat } from '../../../platform/format.js';
import type { Reading } from '../../../platform/reading.js';
import { useViewer } from '../../../platform/session.js';
import { type Column, DataTable } from '../../../ui/DataTable.js';
import { EmptyState } from '../../../ui/EmptyState.js';
import { ErrorState } from '../../../ui/ErrorState.js';
import { LoadingState } from '../../../ui/LoadingState.js';
import classes from '../families.module.css';
import { type ServiceMonth, serviceMonths, type ServiceType, typesOf } from './service-months.js';

interface ServicesSectionProps {
  family: FamilyFileFragment;
  services: Reading<readonly GivenServiceFragment[]>;
}

/** Services by month; a blank means not entered, 0 means nothing given. */
export function ServicesSection({ family, services }: ServicesSectionProps) {
  const { t } = useTranslation('families');
  return (
    <section className={classes.section} aria-labelledby="services">
      <h2 id="services" className={classes.title}>
        {t('ServicesSection.title')}
      </h2>
      {services.hasFailed && <ErrorState onRetry={services.reload} />}
      {services.data === null && !services.hasFailed && <LoadingState />}
      {services.data?.length === 0 && (
        <EmptyState title={t('ServicesSection.none')} reason={t('ServicesSection.noneReason')} />
      )}
      {services.data !== null && services.data.length > 0 && <ServiceTable family={family} given={services.data} />}
    </section>
  );
}

function ServiceTable({ family, given }: { family: FamilyFileFragment; given: readonly GivenServiceFragment[] }) {
  const { t } = useTranslation('families');
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  const isCoordinator = useViewer().role === 'COORDINATOR';
  const sign = format.currencySign(family.pilot.currency);
  const columns: Column<ServiceMonth>[] = [
    {
      key: 'month',
      header: t('ServicesSection.month'),
      isRowHeader: true,
      cell: ({ month }) =>
        isCoordinator ? (
          <Link to={`/?cluster=${family.cluster.id}&month=${month}`} className={classes.monthLink}>
            {format.month(month)}
          </Link>
        ) : (
          format.month(month)
        ),
    },
    ...typesOf(given).map((type): Column<ServiceMonth> => ({
      key: type.id,
      header: headerOf(type, sign, format),
      cell: ({ byType }) => {
        const services = byType.get(type.id);
        return services === undefined ? null : <Cell services={services} type={type} family={family} />;
      },
    })),
    {
      key: 'amount',
      header: t('ServicesSection.value', { currency: sign }),
      cell: ({ byType, amount }) => (byType.size === 0 ? null : format.number(amount)),
    },
  ];
  return (
    <>
      <div className={classes.scroll} data-folded={!isWhole || undefined}>
        <DataTable
          caption={t('ServicesSection.title')}
          columns={columns}
          rows={serviceMonths(given, spellMonths(family))}
          rowKey={({ month }) => month}
        />
      </div>
      {!isWhole && (
        <Button variant="default" hiddenFrom="sm" onClick={() => setWhole(true)}>
          {t('ServicesSection.allMonths')}
        </Button>
      )}
      <p className={classes.note}>{t('ServicesSection.note')}</p>
    </>
  );
}

function Cell({
  services,
  type,
  family,
}: {
  services: readonly GivenServiceFragment[];
  type: ServiceType;
  family: FamilyFileFragment;
}) {
  const { t } = useTranslation('families');
  const format = useFormat();
  const others = new Map(
    services
      .filter(({ givingAssociation, nothingGiven }) => !nothingGiven && givingAssociation.id !== family.association?.id)
      .map(({ givingAssociation }) => [givingAssociation.id, format.name(givingAssociation.name)]),
  );
  return (
    <>
      {amountOf(services, type, format)}
      {[...others].map(([id, name]) => (
        <span key={id} className={classes.giver}>
          {t('ServicesSection.from', { name })}
        </span>
      ))}
    </>
  );
}

function amountOf(services: readonly GivenServiceFragment[], { entryMode }: ServiceType, format: Format): string {
  const sum = (field: 'amount' | 'quantity'): number => services.reduce((total, service) => total + service[field], 0);
  if (entryMode === 'AMOUNT') return format.number(sum('amount'));
  const quantity = sum('quantity');
  return entryMode === 'GIVEN' && quantity === 1 ? '✓' : format.number(quantity);
}

function headerOf({ shortName, unit, entryMode }: ServiceType, currency: string, format: Format): string {
  const inUnit = entryMode === 'AMOUNT' ? currency : entryMode === 'QUANTITY' ? format.name(unit) : null;
  return inUnit === null ? format.name(shortName) : `${format.name(shortName)} (${inUnit})`;
}

/** Months of all spells, up to the current one. */
function spellMonths({ spells, pilot }: FamilyFileFragment): string[] {
  return spells.flatMap(({ enrolledMonth, exitMonth }) => {
    const last = exitMonth === null || exitMonth > pilot.presentMonth ? pilot.presentMonth : exitMonth;
    return enrolledMonth > last ? [] : monthRange(enrolledMonth, last);
  });
}
