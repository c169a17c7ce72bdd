import { Button, Radio } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel, Sentence, Tag } from '../../../../web/design.ts';
import type { Proposal, Question } from '../proposal/proposal.contract.ts';
import { InlineChoice } from './inline.tsx';
import css from './questions.module.css';
import { sayOption, sayQuestion } from './say.ts';

interface QuestionsProps {
  readonly proposal: Proposal;
  readonly answers: Readonly<Record<number, string>>;
  readonly onAnswer: (question: number, option: string) => void;
}

function OneQuestion({
  question,
  value,
  onChange,
}: {
  question: Question;
  value: string | undefined;
  onChange: (is: string) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Radio.Group value={value ?? null} onChange={(is) => onChange(String(is))} aria-labelledby={id}>
      <div id={id} className={css.ask}>
        <Sentence size="heading" as="p">
          {sayQuestion(t, question)}
        </Sentence>
        <p className={css.where}>
          <bdi>{question.file}</bdi> · <bdi>{question.column}</bdi>
        </p>
      </div>
      <div className={css.options}>
        {question.options.map((option) => (
          <Radio
            key={option.is}
            value={option.is}
            label={sayOption(t, option)}
            classNames={{ label: css.option ?? '' }}
          />
        ))}
      </div>
    </Radio.Group>
  );
}

/** What only people can tell, one question after the other. Nothing is imported before the last is answered. */
export function OpenQuestions({ proposal, answers, onAnswer }: QuestionsProps) {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const open = proposal.questions
    .map((question, i) => ({ question, i }))
    .filter(({ question }) => question.assumed === undefined);
  const here = open[Math.min(at, open.length - 1)];
  if (here === undefined) return null;
  const left = open.filter(({ i }) => answers[i] === undefined).length;
  return (
    <Panel
      tone="align"
      tag={
        <Tag tone="align">{t('intake.questions.number', { n: open.indexOf(here) + 1, of: open.length })}</Tag>
      }
      aside={left === 0 ? t('intake.questions.done') : t('intake.questions.left', { count: left })}
    >
      <OneQuestion question={here.question} value={answers[here.i]} onChange={(is) => onAnswer(here.i, is)} />
      {open.length > 1 && (
        <div className={css.walk}>
          <Button variant="default" size="compact-sm" disabled={at === 0} onClick={() => setAt(at - 1)}>
            {t('intake.questions.back')}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            disabled={at >= open.length - 1}
            onClick={() => setAt(at + 1)}
          >
            {t('intake.questions.next')}
          </Button>
        </div>
      )}
    </Panel>
  );
}

/** What was assumed: each line can be set right in place. */
export function Assumptions({ proposal, answers, onAnswer }: QuestionsProps) {
  const { t } = useTranslation();
  const assumed = proposal.questions
    .map((question, i) => ({ question, i }))
    .filter(({ question }) => question.assumed !== undefined);
  if (assumed.length === 0) return null;
  return (
    <Panel title={t('intake.assumed.title')} aside={t('intake.assumed.aside')}>
      <ul className={css.assumed}>
        {assumed.map(({ question, i }) => (
          <li key={`${question.about} ${question.file} ${question.column}`}>
            <span>{sayQuestion(t, question)}</span>{' '}
            <InlineChoice
              label={sayQuestion(t, question)}
              value={answers[i] ?? question.assumed ?? ''}
              choices={question.options.map((option) => ({ value: option.is, label: sayOption(t, option) }))}
              onChange={(is) => onAnswer(i, is)}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
