import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WaitingQuestionPartsFragment } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import { isolated } from '../../platform/isolated.js';
import classes from './assessments.module.css';

interface WaitingQuestionsProps {
  clusterId: string;
  questions: readonly WaitingQuestionPartsFragment[];
}

/** Open questions from association heads; each links to its cell, where it is answered. */
export function WaitingQuestions({ clusterId, questions }: WaitingQuestionsProps) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  if (questions.length === 0) return null;
  return (
    <section aria-labelledby="questions">
      <h2 id="questions" className={classes.title}>
        {t('WaitingQuestions.title', { count: questions.length })}
      </h2>
      <ul className={classes.waiting}>
        {questions.map(({ id, family, serviceType, month, text, askedBy, askedAt }) => (
          <li key={id}>
            <Link
              to={`/?cluster=${clusterId}&month=${month}&family=${family.id}&service=${serviceType.id}`}
              className={classes.tap}
            >
              {t('WaitingQuestions.cell', {
                name: isolated(family.name),
                service: format.name(serviceType.name),
                month: format.month(month),
              })}
            </Link>
            <p>{text}</p>
            <p className={classes.code}>
              {t('WaitingQuestions.by', { name: isolated(askedBy), when: format.dateTime(askedAt) })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
