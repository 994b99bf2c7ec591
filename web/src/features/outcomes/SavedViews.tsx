import { useMutation, useQuery } from '@apollo/client/react';
import { Anchor, Button, Group, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { SaveViewDocument, SavedViewsDocument, type OutcomesPartsFragment } from '../../generated/operations.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { useServerForm } from '../../platform/form/use-server-form.js';
import { useFormat } from '../../platform/format.js';
import { useToast } from '../../platform/toasts.js';
import { FormDialog } from '../../ui/FormDialog.js';

/** Saved views of the pilot: each opens with what was known at the end of the day it was saved on. */
export function SavedViews({ outcomes }: { outcomes: OutcomesPartsFragment }) {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
  const [isSaving, setSaving] = useState(false);
  const pilotId = outcomes.pilot.id;
  const { data, refetch } = useQuery(SavedViewsDocument, { variables: { pilotId } });
  return (
    <section>
      <Group justify="space-between" className="no-print">
        <Title order={2} size="h3">
          {t('SavedViews.title')}
        </Title>
        <Button variant="default" onClick={() => setSaving(true)}>
          {t('SavedViews.save')}
        </Button>
      </Group>
      <ul className="no-print">
        {(data?.savedOutcomes ?? []).map(({ id, view, baseMonth, note, savedOn }) => (
          <li key={id}>
            <Anchor
              component={Link}
              // The figures begin at the top of the same page.
              onClick={() => window.scrollTo({ top: 0 })}
              to={`?${new URLSearchParams({
                pilot: pilotId,
                view,
                knownOn: savedOn,
                ...(baseMonth == null ? {} : { baseMonth }),
              }).toString()}`}
            >
              {t('SavedViews.item', {
                note: note === '' ? t(`PilotOutcomesPage.${view}`) : note,
                day: format.date(savedOn),
              })}
            </Anchor>
          </li>
        ))}
      </ul>
      <FormDialog title={t('SavedViews.save')} opened={isSaving} onClose={() => setSaving(false)} size="md">
        <SaveForm outcomes={outcomes} onClose={() => setSaving(false)} onSaved={() => void refetch()} />
      </FormDialog>
    </section>
  );
}

interface SaveFormProps {
  outcomes: OutcomesPartsFragment;
  onClose: () => void;
  onSaved: () => void;
}

function SaveForm({ outcomes, onClose, onSaved }: SaveFormProps) {
  const { t } = useTranslation('outcomes');
  const toast = useToast();
  const [save] = useMutation(SaveViewDocument);
  const { form, onSubmit, isSending, problem } = useServerForm({
    initialValues: { note: '' },
    submit: async ({ note }, clientKey) => {
      const { pilot, view, figures } = outcomes;
      const input = { clientKey, pilotId: pilot.id, view, baseMonth: figures?.spending.baseMonth, note: note.trim() };
      return (await save({ variables: { input } })).data?.saveOutcomes.refusal;
    },
    onStored: () => {
      toast(t('SavedViews.saved'));
      onSaved();
      onClose();
    },
  });
  return (
    <ServerFormFrame onSubmit={onSubmit} isSending={isSending} problem={problem} onCancel={onClose}>
      <TextInput
        label={t('SavedViews.note')}
        description={t('SavedViews.noteHint')}
        maxLength={300}
        {...form.getInputProps('note')}
      />
    </ServerFormFrame>
  );
}
