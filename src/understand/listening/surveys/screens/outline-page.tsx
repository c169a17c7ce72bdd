import { useTranslation } from 'react-i18next';
import type { Page } from '../definition.contract.ts';
import { AddQuestion } from './add-question.tsx';
import css from './builder.module.css';
import { useBuilder } from './builder-context.ts';
import { placeQuestion } from './edit-survey.ts';
import { OutlineLine } from './outline-line.tsx';
import { textIn } from './survey-text.ts';

/** A page with its questions, and where the next one is added. */
export function OutlinePage({ page }: { page: Page }) {
  const { t } = useTranslation();
  const { survey, change, mayWrite } = useBuilder();
  const [first = 'en'] = survey.languages;
  const put = (before?: string) => (code: string) =>
    change(`place ${code}`, (now) => placeQuestion(now, code, page.code, before));
  const title = textIn(page.title, first);
  return (
    <li className={css.inner}>
      <ol className={css.flow}>
        <OutlineLine
          kind="page"
          code={page.code}
          mark="▭"
          label={title === '' ? t('surveys.page') : title}
          conditional={page.when !== undefined}
          onDrop={put()}
        />
        <li className={css.inner}>
          <ol className={css.flow}>
            {page.questions.map((question) => (
              <OutlineLine
                key={question.code}
                kind="question"
                code={question.code}
                mark="·"
                label={textIn(question.text, first) || question.code}
                conditional={question.when !== undefined}
                onDrop={put(question.code)}
              />
            ))}
          </ol>
        </li>
      </ol>
      {mayWrite && <AddQuestion page={page.code} />}
    </li>
  );
}
