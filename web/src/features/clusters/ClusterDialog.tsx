import { useMutation, useQuery } from '@apollo/client/react';
import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  ClusterAreasDocument,
  type ClusterLineFragment,
  CreateClusterDocument,
  UpdateClusterDocument,
} from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { bothLanguages, NameFields } from '../../platform/form/NameFields.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { isWithin, numberOf, typedWhole } from '../../platform/form/typed-number.js';
import { useServerForm } from '../../platform/form/use-server-form.js';
import { useToast } from '../../platform/toasts.js';
import { FormDialog } from '../../ui/FormDialog.js';

/** The cluster as it was when the dialog was opened; null: a new one. */
export interface ClusterOpened {
  readonly cluster: ClusterLineFragment | null;
}

interface ClusterDialogProps {
  pilotId: string;
  opened: ClusterOpened | null;
  onClose: () => void;
}

/** Makes a cluster of a pilot, or changes one. */
export function ClusterDialog({ pilotId, opened, onClose }: ClusterDialogProps) {
  const { t } = useTranslation('clusters');
  const format = useFormat();
  const cluster = opened?.cluster ?? null;
  const title =
    cluster === null ? t('ClustersOfPilot.add') : t('ClustersOfPilot.edit', { name: format.name(cluster.name) });
  return (
    <FormDialog title={title} opened={opened !== null} onClose={onClose}>
      <ClusterForm pilotId={pilotId} cluster={cluster} onClose={onClose} />
    </FormDialog>
  );
}

interface ClusterFormProps {
  pilotId: string;
  cluster: ClusterLineFragment | null;
  onClose: () => void;
}

function ClusterForm({ pilotId, cluster, onClose }: ClusterFormProps) {
  const { t } = useTranslation('clusters');
  const format = useFormat();
  const toast = useToast();
  const { data } = useQuery(ClusterAreasDocument);
  const [create] = useMutation(CreateClusterDocument);
  const [update] = useMutation(UpdateClusterDocument);
  const { form, onSubmit, isSending, problem } = useServerForm({
    initialValues: {
      name: { ar: cluster?.name.ar ?? '', en: cluster?.name.en ?? '' },
      areaId: cluster?.area?.id ?? '',
      familyQuota: format.plainNumber(cluster?.familyQuota ?? 25),
    },
    validate: {
      name: bothLanguages(t('ClusterForm.nameMissing')),
      familyQuota: (value) => (isWithin(typedWhole(value), 0, 10_000) ? null : t('ClusterForm.quotaWrong')),
    },
    submit: async ({ name, areaId, familyQuota }, clientKey) => {
      const facts = {
        name,
        areaId: areaId === '' ? null : areaId,
        familyQuota: numberOf(typedWhole(familyQuota)) ?? 0,
      };
      if (cluster === null) {
        return (await create({ variables: { input: { clientKey, pilotId, ...facts } } })).data?.createCluster.refusal;
      }
      const input = { id: cluster.id, version: cluster.version, ...facts };
      return (await update({ variables: { input } })).data?.updateCluster.refusal;
    },
    onStored: ({ name }) => {
      toast(t(cluster === null ? 'ClusterForm.added' : 'ClusterForm.changed', { name: format.name(name) }));
      onClose();
    },
  });
  return (
    <ServerFormFrame onSubmit={onSubmit} isSending={isSending} problem={problem} onCancel={onClose}>
      <NameFields path="name" label={t('ClusterForm.name')} field={(path) => form.getInputProps(path)} />
      <NativeSelect
        label={t('ClustersOfPilot.area')}
        data={[
          { value: '', label: t('ClustersOfPilot.noArea') },
          ...(data?.areas ?? []).map((area) => ({
            value: area.id,
            label: t('ClusterForm.areaOf', { name: format.name(area.name), level: t(`AreaLevel.${area.level}`) }),
          })),
        ]}
        {...form.getInputProps('areaId')}
      />
      <TextInput
        label={t('ClusterForm.quota')}
        description={t('ClusterForm.quotaHint')}
        inputMode="numeric"
        autoComplete="off"
        {...form.getInputProps('familyQuota')}
      />
    </ServerFormFrame>
  );
}
