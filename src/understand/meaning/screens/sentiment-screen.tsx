import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useDo } from '../../../web/api.ts';
import { Columns, Facts, Page, Panel, ProblemNote, SkeletonPanel, Stack, Tag } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import {
  type SentimentProposal,
  showSentiment,
  teachSentiment,
  undoSentiment,
} from '../sentiment.contract.ts';
import css from './desk.module.css';
import { MeaningPlaces } from './meaning-places.tsx';
import { ReadingProgress } from './reading-progress.tsx';
import { SentimentProposalPanel, TaughtLanguages } from './sentiment-proposal.tsx';

/** How the company reads sentiment: taught from files and from the desk, seen before it counts, taken back. */
export default function SentimentScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, refetch } = useAnswer(showSentiment);
  const teach = useDo(teachSentiment);
  const undo = useDo(undoSentiment);
  const [proposal, setProposal] = useState<SentimentProposal>();
  const [applied, setApplied] = useState(false);
  const propose = (body: NonNullable<Parameters<typeof teach.mutate>[0]['body']>) => {
    setApplied(false);
    teach.mutate({ body }, { onSuccess: setProposal });
  };
  const read = async (file: File | null) => {
    if (file !== null) propose({ content: await file.text() });
  };
  const current = data?.versions.find((each) => each.current);
  return (
    <Page title={t('meaning.sentiment.title')} lead={t('meaning.sentiment.lead')}>
      <MeaningPlaces here="sentiment" />
      <ReadingProgress />
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <SkeletonPanel lines={6} />}
      {data !== undefined && (
        <Columns>
          <Stack>
            <Panel>
              <div className={css.form}>
                <div className={css.row}>
                  <FileButton onChange={(file) => void read(file)} accept=".csv,.tsv,.json,.jsonl,.txt">
                    {(props) => (
                      <Button loading={teach.isPending} {...props}>
                        {t('meaning.sentiment.bring')}
                      </Button>
                    )}
                  </FileButton>
                  {data.waiting > 0 && (
                    <Button
                      variant="default"
                      loading={teach.isPending}
                      onClick={() => propose({ fromDesk: true })}
                    >
                      {t('meaning.taxonomy.desk.do')}
                    </Button>
                  )}
                </div>
                <p className={css.why}>{t('meaning.sentiment.bring.say')}</p>
                {data.waiting > 0 && (
                  <p className={css.why}>
                    {t('meaning.taxonomy.desk', {
                      count: data.waiting,
                      replace: { count: format.number(data.waiting) },
                    })}
                  </p>
                )}
                {teach.error !== null && <ProblemNote problem={teach.error} />}
                {applied && (
                  <p role="status" className={css.why}>
                    {t('meaning.sentiment.applied')}
                  </p>
                )}
              </div>
            </Panel>
            {proposal !== undefined && (
              <SentimentProposalPanel
                proposal={proposal}
                onDone={(isApplied) => {
                  setProposal(undefined);
                  setApplied(isApplied);
                }}
              />
            )}
            {current === undefined ? (
              <Panel>
                <p className={css.read}>{t('meaning.sentiment.shipped')}</p>
              </Panel>
            ) : (
              <Panel title={t('meaning.sentiment.now', { version: current.version })}>
                <p className={css.why}>
                  {t('meaning.sentiment.examples', {
                    count: current.examples,
                    replace: {
                      count: format.number(current.examples),
                      desk: format.number(current.desk),
                    },
                  })}
                </p>
                <TaughtLanguages languages={current.languages} />
              </Panel>
            )}
          </Stack>
          {data.versions.length > 0 && (
            <Panel title={t('meaning.sentiment.versions')}>
              <Facts
                facts={data.versions.slice(0, 12).map((version) => ({
                  label: (
                    <>
                      {t('meaning.taxonomy.version', { version: version.version })}{' '}
                      {version.current && <Tag tone="understand">{t('meaning.taxonomy.current')}</Tag>}
                      {version.undone && <Tag tone="grey">{t('meaning.sentiment.undone')}</Tag>}
                    </>
                  ),
                  note: version.why,
                  value: `${version.by} · ${format.day(version.at)}`,
                }))}
              />
              {current !== undefined && (
                <Button
                  variant="default"
                  size="compact-sm"
                  loading={undo.isPending}
                  onClick={() => undo.mutate({})}
                >
                  {t(
                    data.versions.some(({ undone, version }) => !undone && version < current.version)
                      ? 'meaning.sentiment.undo'
                      : 'meaning.sentiment.undo.first',
                  )}
                </Button>
              )}
              {undo.error !== null && <ProblemNote problem={undo.error} />}
            </Panel>
          )}
        </Columns>
      )}
    </Page>
  );
}
