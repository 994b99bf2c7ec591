import { useQuery } from '@apollo/client/react';
import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { type FamilyFileFragment, FamilyPageDocument } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { NotFoundState } from '../../ui/NotFoundState.js';
import classes from './families.module.css';
import { FamilyDialog, type OpenDialog } from './FamilyDialog.js';
import { FamilyHead } from './FamilyHead.js';
import { FileSection } from './FileSection.js';
import { HistorySection } from './HistorySection.js';
import { MembersSection } from './MembersSection.js';
import { PathSection } from './PathSection.js';
import { ServicesSection } from './ServicesSection.js';
import { SinceLastOpened } from './SinceLastOpened.js';
import { StartSteps } from './StartSteps.js';
import { useFamilyServices } from './use-family-services.js';

/** A family's page, for the coordinator of its cluster and the head of its association; on paper one sheet to take home. */
export function FamilyPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(FamilyPageDocument, { variables: { id } });
  if (data === undefined) return error == null ? <LoadingState /> : <ErrorState onRetry={() => void refetch()} />;
  if (data.family === null) return <NotFoundState />;
  return <FamilySheet key={data.family.id} family={data.family} />;
}

function FamilySheet({ family }: { family: FamilyFileFragment }) {
  const { t } = useTranslation('families');
  const format = useFormat();
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [readAt] = useState(() => new Date().toISOString());
  const services = useFamilyServices(family.id);
  return (
    <>
      <FamilyHead family={family} onOpen={setDialog} />
      <SinceLastOpened family={family} services={services.given} />
      {family.viewerCanEdit && family.state === 'CANDIDATE' && <StartSteps family={family} onOpen={setDialog} />}
      <PathSection family={family} given={services.given} />
      <ServicesSection family={family} services={services} />
      <div className={classes.columns}>
        <MembersSection family={family} onOpen={setDialog} />
        <FileSection family={family} onOpen={setDialog} />
      </div>
      <HistorySection family={family} />
      <Text className={classes.printOnly}>{t('FamilyPage.printed', { when: format.dateTime(readAt) })}</Text>
      <FamilyDialog family={family} dialog={dialog} onClose={() => setDialog(null)} />
    </>
  );
}
