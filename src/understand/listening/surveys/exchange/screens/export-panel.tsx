import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askFile, useAnswer } from '../../../../../web/api.ts';
import { Panel, ProblemNote } from '../../../../../web/design.ts';
import { useSaveFile } from '../../../../../web/use-save-file.ts';
import { exportReport, exportResponses, exportSurvey } from '../exchange.contract.ts';
import css from './exchange.module.css';
import { LossReport } from './loss-report.tsx';

/** A file that can be had, with what it is for. */
function Offer({
  name,
  fetch,
  label,
  say,
}: {
  name: string;
  fetch: () => Promise<Blob>;
  label: string;
  say: string;
}) {
  const { t } = useTranslation();
  const save = useSaveFile();
  return (
    <li className={css.file}>
      <div>
        <h3>{label}</h3>
        <p className={css.quiet}>{say}</p>
        {save.error !== null && <ProblemNote problem={save.error} />}
      </div>
      <Button
        variant="default"
        size="compact-sm"
        loading={save.isPending}
        onClick={() => save.mutate({ name, fetch })}
        aria-label={t('surveys.exchange.saveOf', { what: label })}
      >
        {t('surveys.exchange.save')}
      </Button>
    </li>
  );
}

/** What SurveyJS does not hold of this survey; asked for only when somebody wants to know. */
function Loss({ id }: { id: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { data, error } = useAnswer(
    exportReport,
    { params: { id }, query: { as: 'surveyjs' } },
    { when: open },
  );
  return (
    <details className={css.more} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('surveys.exchange.surveyjs.loss')}</summary>
      {error !== null && open && <ProblemNote problem={error} />}
      {data !== undefined && <LossReport report={data.report} name="SurveyJS" />}
    </details>
  );
}

/** Everything that can be taken out of a survey: itself, and what was answered. */
export function ExportPanel({ id, stem, mayAnswers }: { id: string; stem: string; mayAnswers: boolean }) {
  const { t } = useTranslation();
  const [labels, setLabels] = useState(false);
  const params = { id };
  const survey = (as: 'sirius' | 'surveyjs') => () => askFile(exportSurvey, { params, query: { as } });
  const answers = (form: 'wide' | 'long' | 'codebook' | 'sav' | 'spss') => () =>
    askFile(exportResponses, { params, query: { form, ...(labels ? { labels: 'true' } : {}) } });
  const files = {
    wide: `${stem}-answers.csv`,
    long: `${stem}-answers-long.csv`,
    sav: `${stem}.sav`,
    codebook: `${stem}-codebook.csv`,
    spss: `${stem}.sps`,
  } as const;
  return (
    <>
      {mayAnswers && (
        <Panel title={t('surveys.exchange.out.answers')} head="serif">
          <p className={css.quiet}>{t('surveys.exchange.out.answers.say')}</p>
          <Checkbox
            my="sm"
            size="sm"
            label={t('surveys.exchange.labels')}
            checked={labels}
            onChange={(event) => setLabels(event.currentTarget.checked)}
          />
          <ul className={css.files}>
            {(Object.keys(files) as (keyof typeof files)[]).map((form) => (
              <Offer
                key={form}
                name={files[form]}
                fetch={answers(form)}
                label={t(`surveys.exchange.form.${form}`)}
                say={t(`surveys.exchange.form.${form}.say`)}
              />
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={t('surveys.exchange.out.survey')} head="serif">
        <ul className={css.files}>
          <Offer
            name={`${stem}.sirius.json`}
            fetch={survey('sirius')}
            label={t('surveys.exchange.as.sirius')}
            say={t('surveys.exchange.as.sirius.say')}
          />
          <Offer
            name={`${stem}.surveyjs.json`}
            fetch={survey('surveyjs')}
            label={t('surveys.exchange.as.surveyjs')}
            say={t('surveys.exchange.as.surveyjs.say')}
          />
        </ul>
        <Loss id={id} />
      </Panel>
    </>
  );
}
