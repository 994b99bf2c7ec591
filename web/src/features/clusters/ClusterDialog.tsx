import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type {
  ClusterAreaFragment,
  ClusterLineFragment,
  CreateClusterInput,
  UpdateClusterInput,
} from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { bothLanguages, NameFields } from '../../platform/form/NameFields.js';
import { asTyped } from '../../platform/form/DisputedFields.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { isWithin, numberOf, typedWhole } from '../../platform/form/typed-number.js';
import { type ServerAnswer, useServerForm } from '../../platform/form/use-server-form.js';
import { useToast } from '../../platform/toasts.js';
import { FormDialog } from '../../ui/FormDialog.js';

/** The cluster as it was when the dialog was opened; null: a new one. */
export interface ClusterOpened {
  readonly cluster: ClusterLineFragment | null;
}

interface ClusterFormProps {
  pilotId: string;
  /** Areas to choose from; empty while loading. */
  areas: readonly ClusterAreaFragment[];
  onCreate: (input: CreateClusterInput) => ServerAnswer;
  onUpdate: (input: UpdateClusterInput) => ServerAnswer;
  onClose: () => void;
}

type ClusterDialogProps = ClusterFormProps & { opened: ClusterOpened | null };

/** Adds a cluster to a pilot, or edits one. */
export function ClusterDialog({ opened, ...props }: ClusterDialogProps) {
  const { t } = useTranslation('clusters');
  const format = useFormat();
  const cluster = opened?.cluster ?? null;
  const title =
    cluster === null ? t('ClustersOfPilot.add') : t('ClustersOfPilot.edit', { name: format.name(cluster.name) });
  return (
    <FormDialog title={title} opened={opened !== null} onClose={props.onClose}>
      <ClusterForm cluster={cluster} {...props} />
    </FormDialog>
  );
}

interface ClusterValues {
  name: { ar: string; en: string };
  areaId: string;
  familyQuota: string;
}

type FormProps = ClusterFormProps & { cluster: ClusterLineFragment | null };

/** The mutation input. */
function inputOf({ name, areaId, familyQuota }: ClusterValues) {
  return { name, areaId: areaId === '' ? null : areaId, familyQuota: numberOf(typedWhole(familyQuota)) ?? 0 };
}

function ClusterForm({ pilotId, cluster, areas, onCreate, onUpdate, onClose }: FormProps) {
  const { t } = useTranslation('clusters');
  const format = useFormat();
  const toast = useToast();
  const { form, onSubmit, isSending, problem, disputes } = useServerForm<ClusterValues>({
    keepAs: `cluster ${cluster?.id ?? `new ${pilotId}`}`,
    initialValues: {
      name: { ar: cluster?.name.ar ?? '', en: cluster?.name.en ?? '' },
      areaId: cluster?.area?.id ?? '',
      familyQuota: format.plainNumber(cluster?.familyQuota ?? 25),
    },
    version: cluster?.version,
    validate: {
      name: bothLanguages(t('ClusterForm.nameMissing')),
      familyQuota: (value) => (isWithin(typedWhole(value), 0, 10_000) ? null : t('ClusterForm.quotaWrong')),
    },
    submit: (values, clientKey, edit) =>
      cluster === null
        ? onCreate({ clientKey, pilotId, ...inputOf(values) })
        : onUpdate({ id: cluster.id, ...edit.changes(inputOf) }),
    onStored: ({ name }) => {
      toast(t(cluster === null ? 'ClusterForm.added' : 'ClusterForm.changed', { name: format.name(name) }));
      onClose();
    },
  });
  return (
    <ServerFormFrame
      onSubmit={onSubmit}
      isSending={isSending}
      problem={problem}
      disputes={disputes}
      fields={{
        name: { label: t('ClusterForm.name') },
        areaId: { label: t('ClustersOfPilot.area') },
        familyQuota: { label: t('ClusterForm.quota'), words: asTyped },
      }}
      onCancel={onClose}
    >
      <NameFields path="name" label={t('ClusterForm.name')} field={(path) => form.getInputProps(path)} />
      <NativeSelect
        label={t('ClustersOfPilot.area')}
        data={[
          { value: '', label: t('ClustersOfPilot.noArea') },
          ...areas.map((area) => ({
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
