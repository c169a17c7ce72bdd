import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../../web/address.ts';
import { useAnswer, useDo } from '../../../../web/api.ts';
import { ButtonLink, Link, Page, ProblemNote, SkeletonPanel } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { createSurvey, listTemplates } from '../contract.ts';
import { useSaidPair, useTitle } from './survey-text.ts';
import css from './surveys.module.css';

/** The first screen of a survey: templates that work, or an empty one. */
export default function NewSurveyScreen() {
  const { t } = useTranslation();
  const go = useGo();
  const format = useFormat();
  const title = useTitle();
  const said = useSaidPair();
  const { data, error, refetch } = useAnswer(listTemplates);
  const create = useDo(createSurvey);
  const begin = (template?: string) =>
    create.mutate(
      { body: template === undefined ? {} : { template } },
      { onSuccess: ({ id }) => go(`/surveys/${id}`) },
    );
  return (
    <Page
      title={t('surveys.new.title')}
      lead={t('surveys.new.lead')}
      kicker={t('surveys.nav')}
      actions={<ButtonLink kind="other" label={t('surveys.import')} to="/surveys/import" />}
    >
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {create.error !== null && <ProblemNote problem={create.error} />}
      {data === undefined && error === null && <SkeletonPanel lines={6} />}
      <ul className={css.templates}>
        {(data?.templates ?? []).map((template) => (
          <li key={template.name} className={css.template}>
            <h2>{title(template.title)}</h2>
            <p>{said(template.about)}</p>
            <p className={css.small}>
              {t(`surveys.asks.${template.asks}`)} ·{' '}
              {t('surveys.new.questions', { count: template.questions })} ·{' '}
              {t('surveys.new.about', { time: format.seconds(template.seconds) })}
            </p>
            {template.name === 'gemba-note' && (
              <p className={css.small}>
                <Link to="/observe">{t('observations.instead')}</Link>
              </p>
            )}
            <Button variant="default" disabled={create.isPending} onClick={() => begin(template.name)}>
              {t('surveys.new.useOf', { title: title(template.title) })}
            </Button>
          </li>
        ))}
        {data !== undefined && (
          <li className={css.template}>
            <h2>{t('surveys.new.empty')}</h2>
            <p>{t('surveys.new.empty.say')}</p>
            <Button variant="default" disabled={create.isPending} onClick={() => begin()}>
              {t('surveys.new.use')}
            </Button>
          </li>
        )}
      </ul>
    </Page>
  );
}
