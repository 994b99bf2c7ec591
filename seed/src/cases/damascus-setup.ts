import type { Actor, Services } from '@anaqid/api';
import type { CreateServiceTypeInput, LocalizedText } from '@anaqid/shared-types';
import { associationNames, clusterNames, sectorNames } from '../names.js';
import { uuidFor } from '../random.js';
import { serviceKeys, type ServiceKey } from '../storyline.js';

export const startMonth = '2018-03';
export const enrolmentMonth = '2018-02';
export const pilotId = uuidFor('pilot');
export const clusterId = (number: number): string => uuidFor(`cluster-${number}`);
export const associationId = (number: number): string => uuidFor(`association-${number}`);
export const familyId = (number: number): string => uuidFor(`family-${number}`);
export const areaId = (number: number): string => uuidFor(`area-${number}`);
export const serviceTypeId = (service: ServiceKey): string => uuidFor(`service-${service}`);
/** The twenty-first association adopts no families; it gives services to families of the other associations. */
export const guestAssociation = 21;

const text = (ar: string, en: string): LocalizedText => ({ ar, en });

type CatalogueRow = Omit<CreateServiceTypeInput, 'clientKey' | 'currency'>;

const catalogue: Readonly<Record<ServiceKey, CatalogueRow>> = {
  stipend: {
    name: text('الراتب الشهري (إعانة)', 'Monthly stipend'),
    shortName: text('الراتب', 'Stipend'),
    unit: text('راتب', 'stipend'),
    entryMode: 'AMOUNT',
    frequency: 'MONTHLY',
    class: 'CARE',
    repeatWindowDays: 28,
  },
  food: {
    name: text('مواد تموينية', 'Food supplies'),
    shortName: text('تموين', 'Food'),
    unit: text('سلة غذائية', 'food basket'),
    entryMode: 'QUANTITY',
    unitValue: 14_000,
    frequency: 'MONTHLY',
    class: 'CARE',
    repeatWindowDays: 28,
  },
  clothing: {
    name: text('لباس', 'Clothing'),
    unit: text('قطعة', 'item'),
    entryMode: 'QUANTITY',
    unitValue: 4_500,
    frequency: 'AS_NEEDED',
    class: 'CARE',
    repeatWindowDays: 60,
  },
  medical: {
    name: text('خدمات طبية', 'Medical services'),
    shortName: text('طبية', 'Medical'),
    unit: text('خدمة', 'service'),
    entryMode: 'AMOUNT',
    frequency: 'AS_NEEDED',
    class: 'CARE',
  },
  educational: course('دورة تعليمية', 'Educational course', 'تعليمية', 'Educational', 9_000),
  vocational: course('دورة مهنية', 'Vocational course', 'مهنية', 'Vocational', 22_000),
  empowerment: course('دورة تمكينية', 'Empowerment course', 'تمكينية', 'Empowerment', 8_000),
  developmental: course('دورة تنموية', 'Developmental course', 'تنموية', 'Developmental', 12_000),
};

function course(ar: string, en: string, shortAr: string, shortEn: string, unitValue: number): CatalogueRow {
  return {
    name: text(ar, en),
    shortName: text(shortAr, shortEn),
    unit: text('شهر تدريب', 'month of training'),
    entryMode: 'GIVEN',
    unitValue,
    frequency: 'AS_NEEDED',
    class: 'DEVELOPMENT',
    forMember: true,
  };
}

/** Creates areas, catalogue, pilot, clusters and associations as the administrator. */
export async function setUpDamascus(services: Services, administrator: Actor): Promise<void> {
  await services.areas.createArea(administrator, {
    clientKey: areaId(0),
    name: text('دمشق', 'Damascus'),
    level: 'GOVERNORATE',
    code: 'SY-DI',
  });
  for (const [index, name] of sectorNames.entries()) {
    await services.areas.createArea(administrator, {
      clientKey: areaId(index + 1),
      name,
      level: 'DISTRICT',
      parentId: areaId(0),
    });
  }
  for (const service of serviceKeys) {
    const row = catalogue[service];
    const currency = row.unitValue == null ? null : 'SYP';
    await services.serviceTypes.createServiceType(administrator, {
      clientKey: serviceTypeId(service),
      ...row,
      currency,
    });
  }
  await services.pilots.createPilot(
    administrator,
    {
      clientKey: pilotId,
      name: text('عناقيد العمل الأهلي، دمشق', 'Clusters of Civil Work, Damascus'),
      startMonth,
      plannedMonths: 6,
      capMonths: 12,
      currency: 'SYP',
      timeZone: 'Asia/Damascus',
      targetShare: 0.6,
    },
    { sample: true },
  );
  await setUpClusters(services, administrator);
}

async function setUpClusters(services: Services, administrator: Actor): Promise<void> {
  for (const [index, name] of clusterNames.entries()) {
    await services.clusters.createCluster(administrator, {
      clientKey: clusterId(index + 1),
      pilotId,
      name,
      areaId: areaId(index + 1),
      familyQuota: 25,
    });
  }
  for (const [index, name] of associationNames.entries()) {
    const number = index + 1;
    await services.associations.createAssociation(administrator, {
      clientKey: associationId(number),
      name,
      kind: number % 7 === 0 ? 'COOPERATIVE' : 'CHARITY',
      monthlyBudget: number === guestAssociation ? 900_000 : 650_000,
      monthlyOverhead: 60_000,
      currency: 'SYP',
      serviceTypeIds: number === guestAssociation ? [serviceTypeId('clothing'), serviceTypeId('food')] : [],
    });
    const clusters = number === guestAssociation ? [1, 2, 3, 4] : [clusterOfAssociation(number)];
    for (const cluster of clusters) {
      await services.associations.joinCluster(administrator, {
        clientKey: uuidFor(`membership-${number}-${cluster}`),
        associationId: associationId(number),
        clusterId: clusterId(cluster),
        fromMonth: enrolmentMonth,
        adoptsFamilies: number !== guestAssociation,
      });
    }
  }
}

/** Associations 1 to 5 work in cluster 1, 6 to 10 in cluster 2, and so on. */
export function clusterOfAssociation(number: number): number {
  return Math.ceil(number / 5);
}

/** Families 1 to 5 belong to association 1, 6 to 10 to association 2, and so on. */
export function associationOfFamily(number: number): number {
  return Math.ceil(number / 5);
}
