import { Button, NativeSelect, Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Evidence, DomainQuestionPartsFragment } from '../../generated/operations.js';
import { useFormat } from '../../platform/format.js';
import classes from './assessments.module.css';
import { evidences, type AssessmentAnswer } from './assessment-content.js';

interface DomainQuestionProps {
  domain: DomainQuestionPartsFragment;
  answer: AssessmentAnswer | undefined;
  evidence: Evidence;
  isOpen: boolean;
  /** Whether it was answered a moment ago. */
  takesFocus: boolean;
  onOpen: () => void;
  onAnswer: (level: number) => void;
  onEvidence: (evidence: Evidence) => void;
}

/** The question of a domain: its five levels in words, or the chosen one. */
export function DomainQuestion(props: DomainQuestionProps) {
  const { domain, answer, isOpen } = props;
  const { t } = useTranslation('assessments');
  const format = useFormat();
  const { rule, last } = domain;
  return (
    <li className={classes.question} data-copied={answer?.isCopied || undefined}>
      <h2 className={classes.name}>{format.name(rule.name)}</h2>
      {isOpen ? (
        <>
          {rule.withoutProgrammesHelp && (
            <Text size="sm" c="dimmed" mb={8}>
              {t('DomainQuestion.withoutHelp')}
            </Text>
          )}
          <ol className={classes.levels}>
            {rule.levels.map((words, index) => {
              const level = index + 1;
              return (
                <li key={level}>
                  <UnstyledButton
                    className={classes.level}
                    aria-pressed={answer?.level === level}
                    onClick={() => props.onAnswer(level)}
                  >
                    <span className={classes.number}>{format.plainNumber(level)}</span>
                    <span>
                      {format.name(words)}
                      {last?.level === level && (
                        <span className={classes.last}>
                          {t('DomainQuestion.last', { month: format.month(last.month) })}
                        </span>
                      )}
                    </span>
                  </UnstyledButton>
                </li>
              );
            })}
          </ol>
        </>
      ) : (
        answer !== undefined && <Answered {...props} answer={answer} />
      )}
    </li>
  );
}

function Answered({
  domain,
  answer,
  evidence,
  takesFocus,
  onOpen,
  onEvidence,
}: DomainQuestionProps & { answer: AssessmentAnswer }) {
  const { t } = useTranslation('assessments');
  const format = useFormat();
  const { rule, last } = domain;
  const words = rule.levels[answer.level - 1];
  return (
    <>
      <Text>
        <strong>{format.plainNumber(answer.level)}</strong> {words !== undefined && format.name(words)}
      </Text>
      {answer.isCopied && last !== null && (
        <Text size="sm" className={classes.copied}>
          {t('DomainQuestion.copied', { month: format.month(last.month) })}
        </Text>
      )}
      <div className={classes.answered}>
        <NativeSelect
          aria-label={t('DomainQuestion.evidence', { domain: format.name(rule.name) })}
          value={evidence}
          data={evidences.map((value) => ({ value, label: t(`Evidence.${value}`) }))}
          onChange={({ currentTarget }) => {
            const chosen = evidences.find((evidence) => evidence === currentTarget.value);
            if (chosen !== undefined) onEvidence(chosen);
          }}
        />
        <Button
          variant="default"
          aria-label={t('DomainQuestion.changeOf', { domain: format.name(rule.name) })}
          ref={(button) => {
            if (takesFocus) button?.focus({ preventScroll: true });
          }}
          onClick={onOpen}
        >
          {t('DomainQuestion.change')}
        </Button>
      </div>
    </>
  );
}
