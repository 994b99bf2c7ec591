import { Button, Checkbox, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { addMonths, monthRange } from '@anaqid/shared-types';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  AssociationPartsFragment,
  JoinablePilotFragment,
  JoinClusterInput,
  ReviseMembershipInput,
} from '../../generated/operations.js';
import { ServerFormFrame } from '../../platform/form/ServerFormFrame.js';
import { type ServerAnswer, useServerForm } from '../../platform/form/use-server-form.js';
import { useFormat } from '../../platform/format.js';
import { useToast } from '../../platform/toasts.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { FormDialog } from '../../ui/FormDialog.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { MonthSelect } from '../../ui/MonthSelect.js';
import { MembershipForm } from './MembershipForm.js';

interface MembershipsProps {
  association: AssociationPartsFragment;
  /** Pilots with the clusters that can be joined. */
  pilots: readonly JoinablePilotFragment[];
  onJoin: (input: JoinClusterInput) => ServerAnswer;
  onRevise: (input: ReviseMembershipInput) => ServerAnswer;
}

type MembershipsDialogProps = Omit<MembershipsProps, 'association' | 'pilots'> & {
  /** The association whose memberships are shown; null: closed. */
  association: AssociationPartsFragment | null;
  /** Null while loading. */
  pilots: readonly JoinablePilotFragment[] | null;
  /** Whether loading failed. */
  hasFailed: boolean;
  onRetry: () => void;
  onClose: () => void;
};

/** Memberships of an association in clusters: join, correct, leave. */
export function MembershipsDialog(props: MembershipsDialogProps) {
  const { association, pilots, hasFailed, onRetry, onClose, ...verbs } = props;
  const { t } = useTranslation('associations');
  const format = useFormat();
  return (
    <FormDialog
      title={t('AssociationTable.memberships', { name: association === null ? '' : format.name(association.name) })}
      opened={association !== null}
      onClose={onClose}
    >
      {association !== null && pilots !== null && <Memberships association={association} pilots={pilots} {...verbs} />}
      {pilots === null && (hasFailed ? <ErrorState onRetry={onRetry} /> : <LoadingState />)}
    </FormDialog>
  );
}

function Memberships({ association, pilots, onJoin, onRevise }: MembershipsProps) {
  const { t } = useTranslation('associations');
  const format = useFormat();
  const [editing, setEditing] = useState<string | null>(null);
  return (
    <Stack>
      {association.memberships.length === 0 && <Text c="dimmed">{t('Memberships.none')}</Text>}
      {association.memberships.map((membership) => (
        <section key={membership.id}>
          <Title order={3} size="h4">
            {format.name(membership.cluster.name)}
          </Title>
          {editing === membership.id ? (
            <MembershipForm
              membership={membership}
              months={monthsOf(pilots, membership.cluster.id)}
              onRevise={onRevise}
              onClose={() => setEditing(null)}
            />
          ) : (
            <>
              <Text>
                {membership.toMonth == null
                  ? t('Memberships.since', { from: format.month(membership.fromMonth) })
                  : t('Memberships.span', {
                      from: format.month(membership.fromMonth),
                      to: format.month(membership.toMonth),
                    })}
                {t('Memberships.separator')}
                {t(membership.adoptsFamilies ? 'Memberships.adopts' : 'Memberships.givesOnly')}
              </Text>
              <Button variant="default" onClick={() => setEditing(membership.id)}>
                {t('Memberships.revise')}
              </Button>
            </>
          )}
        </section>
      ))}
      <JoinForm key={association.memberships.length} association={association} pilots={pilots} onJoin={onJoin} />
    </Stack>
  );
}

function JoinForm({ association, pilots, onJoin }: Omit<MembershipsProps, 'onRevise'>) {
  const { t } = useTranslation('associations');
  const format = useFormat();
  const toast = useToast();
  const clusters = pilots.flatMap((pilot) => pilot.clusters);
  const { form, onSubmit, isSending, problem } = useServerForm({
    keepAs: `joining ${association.id}`,
    initialValues: { clusterId: '', fromMonth: '', adoptsFamilies: true },
    validate: {
      clusterId: (value) => (value === '' ? t('Memberships.clusterMissing') : null),
      fromMonth: (value) => (value === '' ? t('Memberships.monthMissing') : null),
    },
    submit: (values, clientKey) => onJoin({ clientKey, associationId: association.id, ...values }),
    onStored: () => toast(t('Memberships.joined', { name: format.name(association.name) })),
  });
  const { clusterId } = form.getValues();
  return (
    <section>
      <Title order={3} size="h4">
        {t('Memberships.join')}
      </Title>
      <ServerFormFrame onSubmit={onSubmit} isSending={isSending} problem={problem} submitLabel={t('Memberships.join')}>
        <NativeSelect
          label={t('Memberships.cluster')}
          description={clusters.length === 0 ? t('Memberships.noClusters') : undefined}
          data={[
            { value: '', label: t('Memberships.chooseCluster') },
            ...clusters.map(({ id, name }) => ({ value: id, label: format.name(name) })),
          ]}
          {...form.getInputProps('clusterId')}
        />
        <MonthSelect
          label={t('Memberships.from')}
          months={monthsOf(pilots, clusterId)}
          formatMonth={format.month}
          emptyLabel={t('Memberships.chooseMonth')}
          {...form.getInputProps('fromMonth')}
        />
        <Checkbox
          label={t('Memberships.adopts')}
          description={t('Memberships.adoptsHint')}
          {...form.getInputProps('adoptsFamilies', { type: 'checkbox' })}
        />
      </ServerFormFrame>
    </section>
  );
}

/** Months of the cluster's pilot, starting with the month before it, in which the first families enrol. */
function monthsOf(pilots: readonly JoinablePilotFragment[], clusterId: string): string[] {
  const pilot = pilots.find(({ clusters }) => clusters.some(({ id }) => id === clusterId));
  return pilot === undefined ? [] : monthRange(addMonths(pilot.startMonth, -1), pilot.lastMonth);
}
