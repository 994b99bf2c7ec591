import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AreaLevel, AreaPartsFragment, CreateAreaInput, UpdateAreaInput } from '../../generated/operations.js';
import { bothLanguages, NameFields } from '../../platform/form/NameFields.js';
import { asTyped } from '../../platform/form/DisputedFields.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { latestOf } from '../../platform/form/stored-record.js';
import { type ServerAnswer, useServerForm } from '../../platform/form/use-server-form.js';
import { useFormat } from '../../platform/format.js';
import { useToast } from '../../platform/toasts.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { levels } from './area-tree.js';

export type OpenedArea = { readonly kind: 'add' } | { readonly kind: 'edit'; readonly area: AreaPartsFragment };

interface AreaDialogProps {
  opened: OpenedArea | null;
  areas: readonly AreaPartsFragment[];
  onCreate: (input: CreateAreaInput) => ServerAnswer;
  onUpdate: (input: UpdateAreaInput) => ServerAnswer;
  onClose: () => void;
  onAdded: () => void;
}

/** Adds an area below its parent, or changes its name and code. */
export function AreaDialog({ opened, ...props }: AreaDialogProps) {
  const { t } = useTranslation('areas');
  const format = useFormat();
  const area = opened?.kind === 'edit' ? latestOf(props.areas, opened.area) : null;
  const title = area === null ? t('AreasPage.add') : t('AreasPage.edit', { name: format.name(area.name) });
  return (
    <FormDialog title={title} opened={opened !== null} onClose={props.onClose}>
      <AreaForm area={area} {...props} />
    </FormDialog>
  );
}

type AreaFormProps = Omit<AreaDialogProps, 'opened'> & { area: AreaPartsFragment | null };

function AreaForm({ area, areas, onCreate, onUpdate, onClose, onAdded }: AreaFormProps) {
  const { t } = useTranslation('areas');
  const format = useFormat();
  const toast = useToast();
  const { form, onSubmit, isSending, problem, disputes } = useServerForm({
    keepAs: `area ${area?.id ?? 'new'}`,
    initialValues: {
      name: { ar: area?.name.ar ?? '', en: area?.name.en ?? '' },
      level: (area?.level ?? 'GOVERNORATE') as AreaLevel,
      parentId: area?.parent?.id ?? '',
      code: area?.code ?? '',
    },
    version: area?.version,
    validate: { name: bothLanguages(t('AreaForm.nameMissing')) },
    submit: ({ name, level, parentId, code }, clientKey, edit) =>
      area === null
        ? onCreate({ clientKey, name, level, parentId: parentId || null, code: code || null })
        : onUpdate({ id: area.id, ...edit.changes((values) => ({ name: values.name, code: values.code || null })) }),
    onStored: ({ name }) => {
      toast(t('AreaForm.stored', { name: format.name(name) }));
      if (area === null) onAdded();
      onClose();
    },
  });
  const { level } = form.getValues();
  const parents = areas.filter((area) => levels.indexOf(area.level) === levels.indexOf(level) - 1);
  return (
    <ServerFormFrame
      onSubmit={onSubmit}
      isSending={isSending}
      problem={problem}
      disputes={disputes}
      fields={{
        name: { label: t('AreaForm.name') },
        code: { label: t('AreaForm.code'), words: asTyped },
      }}
      onCancel={onClose}
    >
      <NameFields path="name" label={t('AreaForm.name')} field={(path) => form.getInputProps(path)} />
      {area === null && (
        <NativeSelect
          label={t('AreasPage.level')}
          data={levels.map((value) => ({ value, label: t(`AreaLevel.${value}`) }))}
          {...form.getInputProps('level')}
        />
      )}
      {area === null && level !== 'GOVERNORATE' && (
        <NativeSelect
          label={t('AreaForm.parent')}
          description={parents.length === 0 ? t('AreaForm.noParents') : undefined}
          data={[
            { value: '', label: t('AreaForm.chooseParent') },
            ...parents.map(({ id, name }) => ({ value: id, label: format.name(name) })),
          ]}
          {...form.getInputProps('parentId')}
        />
      )}
      <TextInput
        label={t('AreaForm.code')}
        description={t('AreaForm.codeHint')}
        dir="ltr"
        {...form.getInputProps('code')}
      />
    </ServerFormFrame>
  );
}
