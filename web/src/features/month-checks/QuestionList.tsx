import { useTranslation } from 'react-i18next';
import { useFormat } from '../../platform/format.js';
import { isolated } from '../../platform/isolated.js';
import classes from './AssociationHomePage.module.css';
import type { CheckedFamilyFragment } from '../../generated/operations.js';

/** Questions about cells of the month, with the coordinator's answers. */
export function QuestionList({ questions }: { questions: CheckedFamilyFragment['questions'] }) {
  const { t } = useTranslation('month-checks');
  const format = useFormat();
  if (questions.length === 0) return null;
  return (
    <ul className={classes.questions} aria-label={t('QuestionList.title')}>
      {questions.map(({ id, serviceType, text, answer, answeredBy }) => (
        <li key={id}>
          {t('QuestionList.asked', { service: format.name(serviceType.name), text: isolated(text) })}
          <span className={classes.giver}>
            {answer === null
              ? t('QuestionList.waiting')
              : t('QuestionList.answered', { name: isolated(answeredBy ?? ''), answer: isolated(answer) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
