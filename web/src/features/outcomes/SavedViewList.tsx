import { Anchor, Button, Group, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OutcomesPartsFragment, SavedViewPartsFragment, SaveOutcomesInput } from '../../generated/operations.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { type ServerAnswer, useServerForm } from '../../platform/form/use-server-form.js';
import { useFormat } from '../../platform/format.js';
import { useToast } from '../../platform/toasts.js';
import { FormDialog } from '../../ui/FormDialog.js';

interface SavedViewListProps {
  outcomes: OutcomesPartsFragment;
  views: readonly SavedViewPartsFragment[];
  onSave: (input: SaveOutcomesInput) => ServerAnswer;
}

/** Saved views of the pilot: each opens with the data as of the end of the day on which it was saved. */
export function SavedViewList({ outcomes, views, onSave }: SavedViewListProps) {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
  const [isSaving, setSaving] = useState(false);
  const close = (): void => setSaving(false);
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
        {views.map((saved) => (
          <li key={saved.id}>
            <Anchor
              component={Link}
              // The figures are at the top of the same page.
              onClick={() => window.scrollTo({ top: 0 })}
              to={addressOf(outcomes.pilot.id, saved)}
            >
              {t('SavedViews.item', {
                note: saved.note === '' ? t(`PilotOutcomesPage.${saved.view}`) : saved.note,
                day: format.date(saved.savedOn),
              })}
            </Anchor>
          </li>
        ))}
      </ul>
      <FormDialog title={t('SavedViews.save')} opened={isSaving} onClose={close} size="md">
        <SaveForm outcomes={outcomes} onSave={onSave} onClose={close} />
      </FormDialog>
    </section>
  );
}

function addressOf(pilotId: string, { view, savedOn, baseMonth }: SavedViewPartsFragment): string {
  const address = new URLSearchParams({ pilot: pilotId, view, knownOn: savedOn });
  if (baseMonth != null) address.set('baseMonth', baseMonth);
  return `?${address.toString()}`;
}

type SaveFormProps = Pick<SavedViewListProps, 'outcomes' | 'onSave'> & { onClose: () => void };

function SaveForm({ outcomes, onSave, onClose }: SaveFormProps) {
  const { t } = useTranslation('outcomes');
  const toast = useToast();
  const { form, onSubmit, isSending, problem } = useServerForm({
    keepAs: `saved-view ${outcomes.pilot.id}`,
    initialValues: { note: '' },
    submit: ({ note }, clientKey) => {
      const { pilot, view, figures } = outcomes;
      return onSave({
        clientKey,
        pilotId: pilot.id,
        view,
        baseMonth: figures?.spending.baseMonth,
        note: note.trim(),
      });
    },
    onStored: () => {
      toast(t('SavedViews.saved'));
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
