import { useMutation, useQuery } from '@apollo/client/react';
import { Anchor, Button, Group, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { KeepViewDocument, KeptViewsDocument, type OutcomesPartsFragment } from '../../generated/operations.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { useServerForm } from '../../platform/form/use-server-form.js';
import { useFormat } from '../../platform/format.js';
import { useToast } from '../../platform/toasts.js';
import { FormDialog } from '../../ui/FormDialog.js';

/** Views that the reader has kept: each opens as it was known at the end of the day it was kept on. */
export function KeptViews({ outcomes }: { outcomes: OutcomesPartsFragment }) {
  const { t } = useTranslation('outcomes');
  const format = useFormat();
  const [isKeeping, setKeeping] = useState(false);
  const pilotId = outcomes.pilot.id;
  const { data, refetch } = useQuery(KeptViewsDocument, { variables: { pilotId } });
  return (
    <section>
      <Group justify="space-between" className="no-print">
        <Title order={2} size="h3">
          {t('KeptViews.title')}
        </Title>
        <Button variant="default" onClick={() => setKeeping(true)}>
          {t('KeptViews.keep')}
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
              {t('KeptViews.item', {
                note: note === '' ? t(`PilotOutcomesPage.${view}`) : note,
                day: format.date(savedOn),
              })}
            </Anchor>
          </li>
        ))}
      </ul>
      <FormDialog title={t('KeptViews.keep')} opened={isKeeping} onClose={() => setKeeping(false)} size="md">
        <KeepForm outcomes={outcomes} onClose={() => setKeeping(false)} onKept={() => void refetch()} />
      </FormDialog>
    </section>
  );
}

interface KeepFormProps {
  outcomes: OutcomesPartsFragment;
  onClose: () => void;
  onKept: () => void;
}

function KeepForm({ outcomes, onClose, onKept }: KeepFormProps) {
  const { t } = useTranslation('outcomes');
  const toast = useToast();
  const [keep] = useMutation(KeepViewDocument);
  const { form, onSubmit, isSending, problem } = useServerForm({
    initialValues: { note: '' },
    submit: async ({ note }, clientKey) => {
      const { pilot, view, figures } = outcomes;
      const input = { clientKey, pilotId: pilot.id, view, baseMonth: figures?.spending.baseMonth, note: note.trim() };
      return (await keep({ variables: { input } })).data?.saveOutcomes.refusal;
    },
    onStored: () => {
      toast(t('KeptViews.kept'));
      onKept();
      onClose();
    },
  });
  return (
    <ServerFormFrame onSubmit={onSubmit} isSending={isSending} problem={problem} onCancel={onClose}>
      <TextInput
        label={t('KeptViews.note')}
        description={t('KeptViews.noteHint')}
        maxLength={300}
        {...form.getInputProps('note')}
      />
    </ServerFormFrame>
  );
}
