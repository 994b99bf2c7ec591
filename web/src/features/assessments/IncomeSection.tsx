import { Checkbox, Fieldset, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format.js';
import classes from './assessments.module.css';
import {
  copiedIncomes,
  incomeSums,
  isAmount,
  type AssessmentContent,
  type ChangeAssessment,
} from './assessment-content.js';
import type { AssessmentFormPartsFragment } from '../../generated/operations.js';

interface IncomeSectionProps {
  form: AssessmentFormPartsFragment;
  content: AssessmentContent;
  change: ChangeAssessment;
}

/** Incomes by source, own income separate from aid, with the income line for this household. */
export function IncomeSection({ form, content, change }: IncomeSectionProps) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  const { incomeLine } = form;
  const { own, aid } = incomeSums(content, form);
  const copied = copiedIncomes(content, form);
  const money = (amount: number): string => format.money(amount, form.currency);
  return (
    <>
      <Fieldset legend={t('IncomeSection.own')}>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {incomeLine === null
              ? t('IncomeSection.noLine')
              : t('IncomeSection.line', { needed: money(incomeLine.needed), equivalents: incomeLine.adultEquivalents })}
          </Text>
          {copied !== null && (
            <Text size="sm" className={classes.review}>
              {t('IncomeSection.copied', { month: format.month(copied) })}
            </Text>
          )}
          <Sources isOwn form={form} content={content} change={change} />
          <Text fw={600} aria-live="polite">
            {t('IncomeSection.ownSum', { sum: money(own) })}
          </Text>
        </Stack>
      </Fieldset>
      <Fieldset legend={t('IncomeSection.aid')}>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t('IncomeSection.aidHint')}
          </Text>
          <Sources isOwn={false} form={form} content={content} change={change} />
          <Text fw={600}>{t('IncomeSection.aidSum', { sum: money(aid) })}</Text>
          <Checkbox
            label={t('IncomeSection.none')}
            checked={content.hasNoIncome}
            onChange={({ currentTarget: { checked } }) => change((old) => ({ ...old, hasNoIncome: checked }))}
          />
        </Stack>
      </Fieldset>
    </>
  );
}

function Sources({ form, content, change, isOwn }: IncomeSectionProps & { isOwn: boolean }) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      {form.incomeSources
        .filter((source) => source.isOwn === isOwn)
        .map(({ source, name }) => (
          <TextInput
            key={source}
            label={t('IncomeSection.source', { name: format.name(name), currency: format.currencySign(form.currency) })}
            inputMode="numeric"
            autoComplete="off"
            className={classes.amount}
            value={content.incomes[source] ?? ''}
            error={isAmount(content.incomes[source]) ? null : t('IncomeSection.notUnderstood')}
            onChange={({ currentTarget: { value } }) =>
              change((old) => ({ ...old, incomes: { ...old.incomes, [source]: value } }))
            }
          />
        ))}
    </SimpleGrid>
  );
}
