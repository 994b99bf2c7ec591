import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FamilyFileFragment, FamilyPathQuery, GivenServiceFragment } from '../../../generated/operations.js';
import { useFormat } from '../../../platform/format.js';
import type { Reading } from '../../../platform/reading.js';
import classes from '../families.module.css';
import type { OpenDialog } from './FamilyDialog.js';
import { FamilyHead } from './FamilyHead.js';
import { FileSection } from './FileSection.js';
import { HistorySection } from './HistorySection.js';
import { MembersSection } from './MembersSection.js';
import { PathSection } from '../path/PathSection.js';
import { ServicesSection } from '../services/ServicesSection.js';
import { SinceLastOpened } from './SinceLastOpened.js';
import { StartSteps } from './StartSteps.js';

interface FamilySheetProps {
  family: FamilyFileFragment;
  path: Reading<FamilyPathQuery>;
  services: Reading<readonly GivenServiceFragment[]>;
  onOpen: (dialog: OpenDialog) => void;
}

/** Everything about a family; prints as a sheet for home visits. */
export function FamilySheet({ family, path, services, onOpen }: FamilySheetProps) {
  const { t } = useTranslation('families');
  const format = useFormat();
  const [readAt] = useState(() => new Date().toISOString());
  return (
    <>
      <FamilyHead family={family} onOpen={onOpen} />
      <SinceLastOpened family={family} services={services.data} />
      {family.viewerCanEdit && family.state === 'CANDIDATE' && <StartSteps family={family} onOpen={onOpen} />}
      <PathSection family={family} path={path} given={services.data} />
      <ServicesSection family={family} services={services} />
      <div className={classes.columns}>
        <MembersSection family={family} onOpen={onOpen} />
        <FileSection family={family} onOpen={onOpen} />
      </div>
      <HistorySection family={family} />
      <Text className={classes.printOnly}>{t('FamilyPage.printed', { when: format.dateTime(readAt) })}</Text>
    </>
  );
}
