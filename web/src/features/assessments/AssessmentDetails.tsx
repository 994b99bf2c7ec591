import { Checkbox, NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { firstDayOf } from '@anaqid/shared-types';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../platform/form/DateField.js';
import { useFormat } from '../../platform/format.js';
import classes from './assessments.module.css';
import { isAmount, type AssessmentContent, type ChangeAssessment } from './assessment-content.js';
import type { AssessmentFormPartsFragment } from '../../generated/operations.js';

interface AssessmentDetailsProps {
  form: AssessmentFormPartsFragment;
  content: AssessmentContent;
  change: ChangeAssessment;
}

/** The family's rating of itself, the visitor's opinion, and the details of the visit. */
export function AssessmentDetails({ form, content, change }: AssessmentDetailsProps) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  const set =
    (field: 'opinion' | 'visitor' | 'expenditure') =>
    ({ currentTarget: { value } }: { currentTarget: { value: string } }): void =>
      change((old) => ({ ...old, [field]: value }));
  return (
    <Stack gap="sm">
      <NativeSelect
        label={t('AssessmentDetails.selfRating')}
        value={content.selfRating === null ? '' : String(content.selfRating)}
        data={[
          { value: '', label: t('AssessmentDetails.notAsked') },
          ...form.selfRatingLevels.map((words, index) => ({ value: String(index + 1), label: format.name(words) })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          change((old) => ({ ...old, selfRating: value === '' ? null : Number(value) }))
        }
      />
      <Textarea
        label={t('AssessmentDetails.opinion')}
        maxLength={2000}
        value={content.opinion}
        onChange={set('opinion')}
      />
      <details className={classes.fold}>
        <summary>{t('AssessmentDetails.more')}</summary>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" mt="xs">
          <DateField
            label={t('AssessmentDetails.visitedOn')}
            min={firstDayOf(form.month)}
            value={content.visitedOn}
            onChange={(visitedOn) => change((old) => ({ ...old, visitedOn }))}
          />
          <TextInput
            label={t('AssessmentDetails.visitor')}
            maxLength={120}
            value={content.visitor}
            onChange={set('visitor')}
          />
          <TextInput
            label={t('AssessmentDetails.expenditure', { currency: format.currencySign(form.currency) })}
            inputMode="numeric"
            className={classes.amount}
            value={content.expenditure}
            error={isAmount(content.expenditure) ? null : t('IncomeSection.notUnderstood')}
            onChange={set('expenditure')}
          />
        </SimpleGrid>
        <Checkbox
          mt="sm"
          label={t('AssessmentDetails.independent')}
          checked={content.independent}
          onChange={({ currentTarget: { checked } }) => change((old) => ({ ...old, independent: checked }))}
        />
      </details>
    </Stack>
  );
}
