import { Button, Fieldset, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../../platform/form/DateField.js';
import type { FamilyClusterFragment, FamilyPlacesQuery, NominateFamilyInput } from '../../../generated/operations.js';
import { presentDay } from '../../../domain/pilots/present-day.js';
import { ServerFormFrame } from '../../../platform/form/ServerFormFrame.js';
import { useServerForm } from '../../../platform/form/use-server-form.js';
import { useFormat } from '../../../platform/format.js';
import { EmptyState } from '../../../ui/EmptyState.js';
import { PlusIcon } from '../../../ui/icons.js';
import { PageHeader } from '../../../ui/PageHeader.js';
import classes from '../families.module.css';
import type { Send } from '../family-changes.js';
import { parseBirth } from './birth.js';
import { DuplicateNotice } from './DuplicateNotice.js';
import { emptyFile, FileFields, fileInput, type FileValues } from './FileFields.js';
import { memberChecks, MemberFields } from './MemberFields.js';
import type { DuplicateSearch } from './use-possible-duplicates.js';
import { inputOf, type MemberValues, newMember } from './member-values.js';

interface Nomination extends FileValues {
  clusterId: string;
  code: string;
  members: MemberValues[];
  reason: string;
  on: string;
}

interface NominationViewProps {
  places: FamilyPlacesQuery;
  duplicates: DuplicateSearch;
  onNominate: Send<NominateFamilyInput>;
  onCancel: () => void;
}

/** Nomination form for coordinators. */
export function NominationView(props: NominationViewProps) {
  const { t } = useTranslation('families');
  const [cluster] = props.places.clusters;
  if (cluster === undefined) {
    return <EmptyState title={t('NominateFamilyPage.noCluster')} reason={t('NominateFamilyPage.noClusterReason')} />;
  }
  return (
    <div className={classes.formPage}>
      <PageHeader title={t('NominateFamilyPage.title')} lead={t('NominateFamilyPage.lead')} />
      <NominationForm {...props} cluster={cluster} />
    </div>
  );
}

interface NominationFormProps extends NominationViewProps {
  /** The cluster that is selected initially. */
  cluster: FamilyClusterFragment;
}

function NominationForm({ places, cluster, duplicates, onNominate, onCancel }: NominationFormProps) {
  const { t } = useTranslation('families');
  const { form, onSubmit, isSending, problem } = useServerForm<Nomination>({
    keepAs: 'nomination',
    initialValues: {
      ...emptyFile,
      clusterId: cluster.id,
      code: '',
      reason: '',
      on: presentDay(cluster.pilot),
      members: [newMember('REPRESENTATIVE')],
    },
    validate: {
      name: (name) => (name.trim() === '' ? t('FileFields.nameMissing') : null),
      on: (on) => (on === '' ? t('dayMissing') : null),
      members: memberChecks(t),
    },
    submit: async (values, clientKey) => {
      const { clusterId, code, reason, on, members } = values;
      return onNominate({
        clientKey,
        clusterId,
        on,
        code: code.trim() === '' ? null : code.trim(),
        reason: reason.trim() === '' ? null : reason.trim(),
        ...fileInput(values),
        members: members.map(inputOf),
      });
    },
  });
  const { name, phone, members } = form.values;
  const [representative] = members;
  const { look } = duplicates;
  const born = representative?.bornOn ?? '';
  useEffect(() => look({ name, phone, ...parseBirth(born) }), [look, name, phone, born]);
  return (
    <ServerFormFrame
      onSubmit={onSubmit}
      isSending={isSending}
      problem={problem}
      submitLabel={t('NominateFamilyPage.submit')}
      onCancel={onCancel}
    >
      <Fieldset legend={t('NominateFamilyPage.file')}>
        <FileFields field={(name) => form.getInputProps(name)} areas={places.areas} />
        <DuplicateNotice families={duplicates.families} />
      </Fieldset>
      <Fieldset legend={t('NominateFamilyPage.members')}>
        <Stack>
          {form.values.members.map(({ id }, index) => (
            <fieldset
              key={id}
              className={classes.member}
              aria-label={t('NominateFamilyPage.member', { number: index + 1 })}
            >
              <MemberFields field={(name, options) => form.getInputProps(`members.${index}.${name}`, options)} />
              {index > 0 && (
                <Button variant="subtle" mt="xs" onClick={() => form.removeListItem('members', index)}>
                  {t('NominateFamilyPage.removeMember')}
                </Button>
              )}
            </fieldset>
          ))}
          <Button
            variant="default"
            leftSection={<PlusIcon />}
            className={classes.start}
            onClick={() => form.insertListItem('members', newMember('CHILD'))}
          >
            {t('NominateFamilyPage.addMember')}
          </Button>
        </Stack>
      </Fieldset>
      <Fieldset legend={t('NominateFamilyPage.nomination')}>
        <Stack gap="sm">
          <ClusterSelect clusters={places.clusters} {...form.getInputProps('clusterId')} />
          <Textarea label={t('NominateFamilyPage.reason')} maxLength={1000} {...form.getInputProps('reason')} />
          <DateField label={t('NominateFamilyPage.on')} {...form.getInputProps('on')} />
          <TextInput
            label={t('NominateFamilyPage.code')}
            description={t('NominateFamilyPage.codeHint')}
            className={classes.ltrField}
            {...form.getInputProps('code')}
          />
        </Stack>
      </Fieldset>
    </ServerFormFrame>
  );
}

/** Shown only to a coordinator of several clusters. */
function ClusterSelect({ clusters, ...select }: { clusters: readonly FamilyClusterFragment[] }) {
  const { t } = useTranslation('families');
  const format = useFormat();
  if (clusters.length < 2) return null;
  const data = clusters.map(({ id, name }) => ({ value: id, label: format.name(name) }));
  return <NativeSelect label={t('NominateFamilyPage.cluster')} data={data} {...select} />;
}
