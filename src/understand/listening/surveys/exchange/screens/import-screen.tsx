import { Button, Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../../../web/address.ts';
import { useAnswer, useDo } from '../../../../../web/api.ts';
import { Link, Page, Panel, ProblemNote, SkeletonPanel, Stack } from '../../../../../web/design.ts';
import { useMay } from '../../../../../web/session.ts';
import { DropZone } from '../../../intake/screens/drop-zone.tsx';
import { listSurveys } from '../../contract.ts';
import { useTitle } from '../../screens/survey-text.ts';
import { importSurvey, listSurveyImports } from '../exchange.contract.ts';
import { BringAnswers } from './bring-answers.tsx';
import css from './exchange.module.css';
import { LossReport } from './loss-report.tsx';
import { PastImports } from './past-imports.tsx';

/** A file's name that promises a table; what it really is, is told by its content. */
const isTable = (name: string): boolean => /\.(?:csv|tsv|txt|sav|zsav|lsr)$/i.test(name);

/** A table of answers: which survey was it an answer to? */
function AnswersFor({ file, again }: { file: File; again: () => void }) {
  const { t } = useTranslation();
  const title = useTitle();
  const { data, error } = useAnswer(listSurveys, { query: {} });
  const [survey, setSurvey] = useState<string | null>(null);
  const surveys = data?.surveys.filter(({ state }) => state !== 'draft') ?? [];
  if (error !== null) return <ProblemNote problem={error} />;
  if (data === undefined) return <SkeletonPanel lines={3} />;
  return (
    <Stack>
      <Panel title={t('surveys.exchange.answersIn')} head="serif">
        <div className={css.stack}>
          <p className={css.quiet}>
            {t(surveys.length === 0 ? 'surveys.exchange.nonePublished' : 'surveys.exchange.answersIn.say')}
          </p>
          {surveys.length > 0 && (
            <Select
              className={css.pick ?? ''}
              searchable
              label={t('surveys.list.survey')}
              placeholder={t('surveys.exchange.choose')}
              data={surveys.map(({ id, title: texts, state, languages }) => ({
                value: id,
                label: `${title(texts, languages) || id} · ${t(`surveys.state.${state}`)}`,
              }))}
              value={survey}
              onChange={setSurvey}
            />
          )}
          {survey === null && (
            <div className={css.row}>
              <Button variant="default" onClick={again}>
                {t('surveys.exchange.notThis')}
              </Button>
            </div>
          )}
        </div>
      </Panel>
      {survey !== null && <BringAnswers key={survey} survey={survey} file={file} onDone={again} />}
    </Stack>
  );
}

/** A survey of another tool: what it is and what would become of it, before anything is kept. */
function SurveyIn({ file, again, asTable }: { file: File; again: () => void; asTable: () => void }) {
  const { t } = useTranslation();
  const go = useGo();
  const look = useDo(importSurvey);
  const keep = useDo(importSurvey);
  const name = file.name.slice(0, 500) || 'file';
  // Another file is looked at by another copy of this component (its key).
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at once
  useEffect(() => {
    look.mutate(
      { query: { name, dryRun: 'true' }, bytes: file },
      { onError: ({ refused }) => refused === 'no-survey-file' && /\.json$/i.test(name) && asTable() },
    );
  }, []);
  if (look.isPending || look.isIdle) {
    return (
      <div role="status" aria-label={t('surveys.exchange.reading')}>
        <SkeletonPanel lines={8} />
      </div>
    );
  }
  return (
    <Stack>
      {look.error !== null && (
        <>
          <ProblemNote problem={look.error} />
          <div className={css.row}>
            <Button onClick={again}>{t('surveys.exchange.notThis')}</Button>
          </div>
        </>
      )}
      {look.data !== undefined && (
        <Panel
          title={<bdi>{look.data.title || file.name}</bdi>}
          head="serif"
          aside={`${t(`surveys.exchange.format.${look.data.report.format}`)} · ${t('surveys.new.questions', { count: look.data.questions })}`}
        >
          <div className={css.stack}>
            <div>
              <LossReport report={look.data.report} name={file.name} />
            </div>
            {keep.error !== null && <ProblemNote problem={keep.error} />}
            <div className={css.row}>
              <Button
                loading={keep.isPending}
                onClick={() =>
                  keep.mutate(
                    { query: { name }, bytes: file },
                    { onSuccess: ({ survey }) => survey !== null && go(`/surveys/${survey}`) },
                  )
                }
              >
                {t('surveys.exchange.openDraft')}
              </Button>
              <Button variant="default" onClick={again} disabled={keep.isPending}>
                {t('surveys.exchange.notThis')}
              </Button>
            </div>
          </div>
        </Panel>
      )}
    </Stack>
  );
}

/** Surveys and answers of other tools: drop a file, see what it is and what becomes of it, then keep it. */
export default function ImportScreen() {
  const { t } = useTranslation();
  const may = useMay();
  const past = useAnswer(listSurveyImports);
  const [file, setFile] = useState<File>();
  const [table, setTable] = useState(false);
  const again = () => setFile(undefined);
  return (
    <Page
      title={t('surveys.exchange.title')}
      kicker={<Link to="/surveys">{t('surveys.nav')}</Link>}
      lead={t('surveys.exchange.lead')}
    >
      <Stack>
        {file === undefined && may('write', 'survey') && (
          <DropZone
            words={{
              say: t('surveys.exchange.drop'),
              kinds: t('surveys.exchange.drop.kinds'),
              stays: t('surveys.exchange.drop.stays'),
              choose: t('surveys.exchange.drop.choose'),
            }}
            onFiles={([first]) => {
              if (first === undefined) return;
              setFile(first);
              setTable(isTable(first.name));
            }}
          />
        )}
        {file !== undefined &&
          (table ? (
            <AnswersFor file={file} again={again} />
          ) : (
            <SurveyIn
              key={`${file.name} ${file.size} ${file.lastModified}`}
              file={file}
              again={again}
              asTable={() => setTable(true)}
            />
          ))}
        {past.error !== null && <ProblemNote problem={past.error} onRetry={() => void past.refetch()} />}
        {past.data !== undefined && past.data.imports.length > 0 && (
          <Panel title={t('surveys.exchange.past')}>
            <PastImports imports={past.data.imports} />
          </Panel>
        )}
      </Stack>
    </Page>
  );
}
