import { Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import css from './builder.module.css';
import { useBuilder } from './builder-context.ts';
import { changePage, freshCode } from './edit-survey.ts';
import { newQuestion, type QuestionType, questionTypes } from './new-question.ts';

/** Adds a question of any type at the end of a page. */
export function AddQuestion({ page }: { page: string }) {
  const { t } = useTranslation();
  const { survey, change, select, language } = useBuilder();
  const add = (type: QuestionType) => {
    const code = freshCode(survey, 'q');
    const words = {
      question: t(`surveys.begin.${type}`),
      choices: [t('surveys.begin.first'), t('surveys.begin.second')] as const,
    };
    const made = newQuestion(type, code, language, words);
    change(`add ${code}`, (now) =>
      changePage(now, page, (one) => [{ ...one, questions: [...one.questions, made] }]),
    );
    select({ kind: 'question', code });
  };
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <Button variant="subtle" size="compact-sm" color="understand" className={css.add ?? ''}>
          {t('surveys.add.question')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={css.types ?? ''}>
        {questionTypes.map((type) => (
          <Menu.Item key={type} onClick={() => add(type)}>
            {t(`surveys.type.${type}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
