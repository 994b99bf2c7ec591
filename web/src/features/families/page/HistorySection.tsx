import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  FamilyFileFragment,
  FamilyChangePartsFragment,
  FamilyEventPartsFragment,
} from '../../../generated/operations.js';
import { type LocalizedName, useFormat } from '../../../platform/format.js';
import { isolated } from '../../../platform/isolated.js';
import { changedValue } from './changed-value.js';
import classes from '../families.module.css';

const FIRST_SHOWN = 5;

/** History of a family, latest first: who changed what and when, with the notes of life-cycle steps. */
export function HistorySection({ family }: { family: FamilyFileFragment }) {
  const { t } = useTranslation('families');
  const [isWhole, setWhole] = useState(false);
  const { changes, events } = family;
  const shown = isWhole ? changes : changes.slice(0, FIRST_SHOWN);
  return (
    <section id="history" className={`${classes.section} no-print`} aria-labelledby="history-title">
      <h2 id="history-title" className={classes.title}>
        {t('HistorySection.title')}
      </h2>
      <ol className={classes.history}>
        {shown.map((change) => (
          <ChangeItem key={change.id} change={change} event={events.find((event) => event.recordedAt === change.at)} />
        ))}
      </ol>
      {!isWhole && changes.length > FIRST_SHOWN && (
        <Button variant="default" onClick={() => setWhole(true)}>
          {t('HistorySection.whole', { count: changes.length })}
        </Button>
      )}
    </section>
  );
}

function ChangeItem({
  change,
  event,
}: {
  change: FamilyChangePartsFragment;
  event: FamilyEventPartsFragment | undefined;
}) {
  const { t } = useTranslation('families');
  const { t: tFamily } = useTranslation('family');
  const format = useFormat();
  const notes = event === undefined ? [] : notesOf(event, t, format.date);
  return (
    <li>
      <strong>{t(`Action.${change.action}`)}</strong>
      <span className={classes.facts}>
        {t('HistorySection.by', { name: isolated(change.recordedBy), when: format.dateTime(change.at) })}
      </span>
      {notes.map((line) => (
        <span key={line} className={classes.said}>
          {line}
        </span>
      ))}
      <ul className={classes.changes}>
        {change.fields.map(({ field, before, after, beforeName, afterName }, index) => {
          const value = (text: string | null, name: LocalizedName | null): string => {
            if (name !== null) return isolated(format.name(name));
            return text === null ? t('HistorySection.nothing') : changedValue(field, text, { format, t, tFamily });
          };
          const words = {
            field: t(`Field.${field}`),
            before: value(before, beforeName),
            after: value(after, afterName),
          };
          return (
            <li key={`${field} ${index}`}>
              {t(before === null ? 'HistorySection.set' : 'HistorySection.changed', words)}
            </li>
          );
        })}
      </ul>
    </li>
  );
}

/** Reason, next step and review date of a life-cycle step. */
function notesOf(event: FamilyEventPartsFragment, t: TFunction<'families'>, date: (day: string) => string): string[] {
  const { reason, nextStep, reviewOn } = event;
  return [
    reason === null ? null : t('HistorySection.reason', { text: reason }),
    nextStep === null ? null : t('HistorySection.nextStep', { text: nextStep }),
    reviewOn === null ? null : t('HistorySection.reviewOn', { day: date(reviewOn) }),
  ].filter((line) => line !== null);
}
