import { Checkbox, NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { firstDayOf } from '@anaqid/shared-types';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format.js';
import classes from './assessments.module.css';
import { isAmount, type VisitContent, type VisitFormView } from './visit-content.js';
import type { ChangeVisit } from './VisitForm.js';

interface VisitDetailsProps {
  form: VisitFormView;
  content: VisitContent;
  change: ChangeVisit;
}

/** The family's own rating, the visitor's opinion, and the visit itself. */
export function VisitDetails({ form, content, change }: VisitDetailsProps) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  const set =
    (field: 'visitedOn' | 'opinion' | 'visitor' | 'expenditure') =>
    ({ currentTarget: { value } }: { currentTarget: { value: string } }): void =>
      change((old) => ({ ...old, [field]: value }));
  return (
    <Stack gap="sm">
      <NativeSelect
        label={t('VisitDetails.selfRating')}
        value={content.selfRating === null ? '' : String(content.selfRating)}
        data={[
          { value: '', label: t('VisitDetails.notAsked') },
          ...form.selfRatingLevels.map((words, index) => ({ value: String(index + 1), label: format.name(words) })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          change((old) => ({ ...old, selfRating: value === '' ? null : Number(value) }))
        }
      />
      <Textarea label={t('VisitDetails.opinion')} maxLength={2000} value={content.opinion} onChange={set('opinion')} />
      <details className={classes.fold}>
        <summary>{t('VisitDetails.more')}</summary>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" mt="xs">
          <TextInput
            type="date"
            label={t('VisitDetails.visitedOn')}
            min={firstDayOf(form.month)}
            value={content.visitedOn}
            onChange={set('visitedOn')}
          />
          <TextInput
            label={t('VisitDetails.visitor')}
            maxLength={120}
            value={content.visitor}
            onChange={set('visitor')}
          />
          <TextInput
            label={t('VisitDetails.expenditure', { currency: format.currencySign(form.currency) })}
            inputMode="numeric"
            className={classes.amount}
            value={content.expenditure}
            error={isAmount(content.expenditure) ? null : t('IncomeSection.notUnderstood')}
            onChange={set('expenditure')}
          />
        </SimpleGrid>
        <Checkbox
          mt="sm"
          label={t('VisitDetails.independent')}
          checked={content.independent}
          onChange={({ currentTarget: { checked } }) => change((old) => ({ ...old, independent: checked }))}
        />
      </details>
    </Stack>
  );
}
