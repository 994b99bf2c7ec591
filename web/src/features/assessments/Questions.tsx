import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Domain, Evidence, AssessmentFormPartsFragment } from '../../generated/operations.js';
import classes from './assessments.module.css';
import { DomainQuestion } from './DomainQuestion.js';
import { evidences, type AssessmentContent, type ChangeAssessment } from './assessment-content.js';

interface QuestionsProps {
  form: AssessmentFormPartsFragment;
  content: AssessmentContent;
  change: ChangeAssessment;
}

/** The questions of the form; an answered one collapses to its answer. */
export function Questions({ form, content, change }: QuestionsProps) {
  const { t } = useTranslation('assessments');
  const [opened, setOpened] = useState<ReadonlySet<Domain>>(new Set());
  const [justAnswered, setJustAnswered] = useState<Domain | null>(null);
  const answer = (domain: Domain, level: number): void => {
    change((old) => ({
      ...old,
      answers: {
        ...old.answers,
        [domain]: { level, evidence: old.answers[domain]?.evidence ?? null, isCopied: false },
      },
    }));
    setOpened((old) => new Set([...old].filter((other) => other !== domain)));
    setJustAnswered(domain);
  };
  const prove = (domain: Domain, evidence: Evidence): void =>
    change((old) => {
      const previous = old.answers[domain];
      return previous === undefined
        ? old
        : { ...old, answers: { ...old.answers, [domain]: { ...previous, evidence } } };
    });
  return (
    <>
      <NativeSelect
        label={t('Questions.evidence')}
        description={t('Questions.evidenceHint')}
        value={content.evidence}
        data={evidences.map((value) => ({ value, label: t(`Evidence.${value}`) }))}
        onChange={({ currentTarget }) => {
          const chosen = evidences.find((evidence) => evidence === currentTarget.value);
          if (chosen !== undefined) change((old) => ({ ...old, evidence: chosen }));
        }}
      />
      <ol className={classes.questions}>
        {form.domains
          .filter(({ asked }) => asked)
          .map((domain) => {
            const name = domain.rule.domain;
            return (
              <DomainQuestion
                key={name}
                domain={domain}
                answer={content.answers[name]}
                evidence={content.answers[name]?.evidence ?? content.evidence}
                isOpen={content.answers[name] === undefined || opened.has(name)}
                takesFocus={justAnswered === name}
                onOpen={() => setOpened((old) => new Set([...old, name]))}
                onAnswer={(level) => answer(name, level)}
                onEvidence={(evidence) => prove(name, evidence)}
              />
            );
          })}
      </ol>
    </>
  );
}
