import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format.js';
import { PageHeader } from '../../ui/PageHeader.js';
import classes from './assessments.module.css';
import { AssessmentForm, type AssessmentFormProps } from './AssessmentForm.js';

/** The page of a visit: family, month, kind of form, and the form itself. */
export function AssessmentView(props: AssessmentFormProps) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  const { family, month, programmeMonth, form } = props.form;
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('AssessmentPage.title', { name: family.name })}
        lead={
          <>
            <bdi>{family.code}</bdi>
            {t('separator')}
            {t('AssessmentPage.lead', { month: format.month(month), number: programmeMonth })}
            {t('separator')}
            {t(`Form.${form}`)}
          </>
        }
      />
      <AssessmentForm key={`${family.id} ${month} ${form}`} {...props} />
    </div>
  );
}
