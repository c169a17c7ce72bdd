import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParam } from '../../../../../web/address.ts';
import { useAnswer } from '../../../../../web/api.ts';
import {
  Columns,
  Page,
  Panel,
  ProblemNote,
  SkeletonPage,
  Stack,
  TroubledPage,
} from '../../../../../web/design.ts';
import { useFormat } from '../../../../../web/format.ts';
import { useMay } from '../../../../../web/session.ts';
import { DropZone } from '../../../intake/screens/drop-zone.tsx';
import { readSurvey } from '../../contract.ts';
import { SurveyPlaces } from '../../screens/survey-places.tsx';
import { useTitle } from '../../screens/survey-text.ts';
import { listResponseImports, listSurveyImports, readImportReport } from '../exchange.contract.ts';
import { AnswersReport } from './answers-report.tsx';
import { BringAnswers } from './bring-answers.tsx';
import css from './exchange.module.css';
import { ExportPanel } from './export-panel.tsx';
import { LossReport } from './loss-report.tsx';

/** The file that this survey came from, where it came from one. */
function CameFrom({ id }: { id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const all = useAnswer(listSurveyImports).data?.imports ?? [];
  const known = all.some(({ kind, survey }) => kind === 'survey' && survey === id);
  const { data, error } = useAnswer(readImportReport, { params: { id } }, { when: known });
  if (!known) return null;
  return (
    <Panel title={t('surveys.exchange.cameFrom')} head="serif">
      {error !== null && <ProblemNote problem={error} />}
      {data !== undefined && (
        <>
          <p className={css.quiet}>
            <bdi>{data.file}</bdi> · {t(`surveys.exchange.format.${data.format}`)} · {format.moment(data.at)}{' '}
            · <bdi>{data.by}</bdi>
          </p>
          <div className={css.below}>
            <LossReport report={data.report} name={data.file} />
          </div>
        </>
      )}
    </Panel>
  );
}

/** Tables of answers brought in before, each with its report. */
function Brought({ id }: { id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useAnswer(listResponseImports, { params: { id } });
  if (data === undefined || data.imports.length === 0) return null;
  return (
    <Panel title={t('surveys.exchange.brought')} head="serif">
      {data.imports.map((one) => (
        <details key={one.id} className={css.more}>
          <summary>
            <bdi>{one.file}</bdi> · {format.moment(one.at)} · <bdi>{one.by}</bdi> ·{' '}
            {t('surveys.exchange.past.answers', {
              accepted: format.number(one.report.accepted),
              duplicate: format.number(one.report.duplicate),
              refused: format.number(one.report.refused),
            })}
          </summary>
          <AnswersReport report={one.report} name={one.file} />
        </details>
      ))}
    </Panel>
  );
}

/** What comes into one survey from other tools, and what goes out to them. */
export default function ExchangeScreen() {
  const { t } = useTranslation();
  const id = useParam('survey');
  const may = useMay();
  const title = useTitle();
  const { data, error, refetch } = useAnswer(readSurvey, { params: { id } });
  const [file, setFile] = useState<File>();
  if (error !== null && data === undefined)
    return <TroubledPage title={t('surveys.nav')} problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonPage />;
  const name = title(data.title, data.languages);
  const stem =
    name
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'survey';
  const mayAnswers = may('publish', 'survey') && data.version !== null;
  return (
    <Page
      title={t('surveys.exchange.of', { title: name })}
      kicker={`${t('surveys.nav')} · ${t(`surveys.state.${data.state}`)}`}
      lead={t('surveys.exchange.of.lead')}
    >
      <SurveyPlaces id={id} here="exchange" />
      <Stack>
        <Columns>
          <Stack>
            {may('write', 'survey') &&
              (data.state === 'open' ? (
                file === undefined ? (
                  <DropZone
                    words={{
                      say: t('surveys.exchange.dropAnswers'),
                      kinds: t('surveys.exchange.dropAnswers.kinds'),
                      choose: t('surveys.exchange.drop.choose'),
                    }}
                    onFiles={([first]) => setFile(first)}
                  />
                ) : (
                  <BringAnswers
                    key={`${file.name} ${file.size} ${file.lastModified}`}
                    survey={id}
                    file={file}
                    onDone={() => setFile(undefined)}
                  />
                )
              ) : (
                <Panel title={t('surveys.exchange.bring')} head="serif">
                  <p className={css.quiet}>{t(`surveys.exchange.closed.${data.state}`)}</p>
                </Panel>
              ))}
            <Brought id={id} />
            <CameFrom id={id} />
          </Stack>
          <Stack>
            <ExportPanel id={id} stem={stem} mayAnswers={mayAnswers} />
          </Stack>
        </Columns>
      </Stack>
    </Page>
  );
}
