import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNetwork } from '../../platform/device/use-network.js';
import { useFormat } from '../../platform/format.js';
import { loadNewVersion } from '../../platform/old-app.js';
import { RetryIcon } from '../../ui/icons.js';
import { Notice } from '../../ui/Notice.js';
import { OldAppNotice } from '../../ui/OldAppNotice.js';
import classes from './OutboxList.module.css';
import type { CellToCorrect } from './cell-to-correct.js';
import type { OutboxItem } from './outbox-item.js';
import { useFamilyName } from './family-names.js';
import { countOf, unfinishedWork } from './unfinished-work.js';
import { type UnsavedForm, useUnsavedForms } from './use-unsaved-forms.js';
import { useOutbox, useOutboxState } from './outbox-context.js';
import { Discard, RefusedChange } from './RefusedChange.js';
import { useValueWords } from './value-words.js';

/** Every change the server has not confirmed: what it is, why it is waiting, and how to resolve it. */
export function OutboxList({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation('outbox');
  const format = useFormat();
  const outbox = useOutbox();
  const state = useOutboxState();
  const isOnline = useNetwork();
  const { items, unreadable, cells, obstacle, isKept, lastSentAt } = state;
  const forms = useUnsavedForms();
  const count = countOf(unfinishedWork(state, forms.length));
  return (
    <Stack>
      {!isKept && <Notice tone="refused">{t('OutboxList.notKept')}</Notice>}
      {obstacle === 'APP_TOO_OLD' && <OldAppNotice onLoad={loadNewVersion} />}
      {count === 0 ? (
        isKept && <Text>{t('OutboxList.empty')}</Text>
      ) : (
        <ul className={classes.list}>
          {items.map((item) => (
            <OutboxRow key={item.itemId} item={item} />
          ))}
          {cells.map((cell) => (
            <CellRow key={cell.itemId} cell={cell} onLeave={onLeave} />
          ))}
          {forms.map((form) => (
            <FormRow key={form.key} form={form} onLeave={onLeave} />
          ))}
          {unreadable.map(({ itemId }) => (
            <li key={itemId} className={classes.row}>
              <Notice tone="refused">{t('OutboxList.unreadable')}</Notice>
              <Discard onDiscard={() => outbox.discardUnreadable(itemId)} />
            </li>
          ))}
        </ul>
      )}
      <Group justify="space-between">
        <Text c="dimmed" size="sm">
          {obstacle !== null &&
            obstacle !== 'APP_TOO_OLD' &&
            t(obstacle === 'UNREACHABLE' && !isOnline ? 'OutboxList.OFFLINE' : `OutboxList.${obstacle}`)}
          {obstacle === null &&
            lastSentAt != null &&
            t('OutboxList.lastSent', { when: format.dateTime(new Date(lastSentAt).toISOString()) })}
        </Text>
        {items.length > 0 && (
          <Button leftSection={<RetryIcon />} onClick={() => outbox.wake()}>
            {t('OutboxList.retry')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

/** A form or visit that was filled in and not stored, with the way to it. */
function FormRow({ form: { title, path, discard }, onLeave }: { form: UnsavedForm; onLeave: () => void }) {
  const { t } = useTranslation('outbox');
  return (
    <li className={classes.row}>
      <Text>{title === null ? t('OutboxList.visit') : t('OutboxList.form', { title })}</Text>
      <Group gap="xs" mt="xs">
        <Button size="sm" component={Link} to={path} onClick={onLeave}>
          {t('OutboxList.openForm')}
        </Button>
        {discard !== null && <Discard onDiscard={async () => discard()} />}
      </Group>
    </li>
  );
}

/** A cell whose text is no value: as it was typed, what is wrong with it, and the way to it. */
function CellRow({ cell, onLeave }: { cell: CellToCorrect; onLeave: () => void }) {
  const { t } = useTranslation('outbox');
  const format = useFormat();
  const outbox = useOutbox();
  const { clusterId, familyCode, serviceName, serviceTypeId, month } = cell.subject;
  const parameters = new URLSearchParams({
    cluster: clusterId,
    month,
    family: cell.familyId,
    service: serviceTypeId,
    at: 'cell',
  });
  return (
    <li className={classes.row}>
      <Group justify="space-between" gap="sm">
        <span>
          <FamilyCode familyId={cell.familyId} code={familyCode} /> {format.name(serviceName)}
        </span>
        <span>{format.month(month)}</span>
        <strong>
          <bdi>{cell.text}</bdi>
        </strong>
      </Group>
      <Notice tone="refused">{t(`OutboxList.problem.${cell.problem}`)}</Notice>
      <Group gap="xs" mt="xs">
        <Button size="sm" component={Link} to={`/?${parameters.toString()}`} onClick={onLeave}>
          {t('OutboxList.openCell')}
        </Button>
        <Discard onDiscard={() => outbox.changeCells([{ itemId: cell.itemId, cell: null }])} />
      </Group>
    </li>
  );
}

/** The family's code, with its name where that is known on this page. */
function FamilyCode({ familyId, code }: { familyId: string; code: string }) {
  const name = useFamilyName(familyId);
  return (
    <>
      <span className={classes.code}>
        <bdi>{code}</bdi>
      </span>{' '}
      {name !== null && (
        <>
          <bdi>{name}</bdi>
          {' · '}
        </>
      )}
    </>
  );
}

function OutboxRow({ item }: { item: OutboxItem }) {
  const { t } = useTranslation('outbox');
  const format = useFormat();
  const { familyCode, serviceName, month, shown, measure } = item.subject;
  const words = useValueWords(measure);
  return (
    <li className={classes.row}>
      <Group justify="space-between" gap="sm">
        <span>
          <FamilyCode familyId={item.familyId} code={familyCode} /> {format.name(serviceName)}
        </span>
        <span>{format.month(month)}</span>
        <strong>{words(shown)}</strong>
      </Group>
      {item.refusal === null ? (
        <Text c="dimmed" size="sm">
          {t('OutboxList.waiting')}
        </Text>
      ) : (
        <RefusedChange item={item} refusal={item.refusal} />
      )}
    </li>
  );
}
