import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAnswer, useDo } from '../../../../web/api.ts';
import { ButtonLink, Page, ProblemNote, SkeletonPage, Stack } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { Problem } from '../../../../web/problem.ts';
import { cancelImport, type Import, readImport } from '../contract.ts';
import { ImportProgress, isOver } from './import-progress.tsx';
import { Report } from './report.tsx';

/** Rows that wait with the imports; mail waits at its listening post, as the report says. */
const quarantinedIn = (it: Import) =>
  (it.report?.files ?? []).reduce((sum, file) => sum + (file.format === 'mail' ? 0 : file.quarantined), 0);

function Ended({ it }: { it: Import }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { stage, problem, report } = it;
  if (report === null) {
    const say = problem ?? t(`intake.stage.${stage}.say`);
    return (
      <>
        <ProblemNote problem={new Problem(0, `import-${stage}`, say)} />
        <div>
          <ButtonLink label={t('intake.again')} to="/import" />
        </div>
      </>
    );
  }
  const bad = quarantinedIn(it);
  return (
    <Stack>
      {bad > 0 && (
        <p>
          {t('intake.done.quarantined', { rows: number(bad), count: bad })}{' '}
          <ButtonLink kind="other" label={t('intake.done.toQuarantine')} to="/quarantine" />
        </p>
      )}
      <Report report={report} trial={it.dryRun} />
    </Stack>
  );
}

/** One import: its progress while it runs, what became of the rows afterwards. */
export default function RunningScreen() {
  const { t } = useTranslation();
  const { seconds, number } = useFormat();
  const { import: id = '' } = useParams({ strict: false }) as { import?: string };
  const first = useAnswer(readImport, { params: { id } });
  const over = first.data !== undefined && isOver(first.data.stage);
  const { data, error, refetch } = useAnswer(
    readImport,
    { params: { id } },
    over ? {} : { everySeconds: 0.5 },
  );
  const cancel = useDo(cancelImport);
  if (error !== null) {
    return (
      <Page title={t('intake.title')}>
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  if (data === undefined) return <SkeletonPage />;
  const done = data.stage === 'done';
  const moments = data.report?.moments ?? 0;
  const names = data.files.map((file) => file.path).join(', ');
  const title = done
    ? t(data.dryRun ? 'intake.done.trial' : 'intake.done.title', { count: moments, n: number(moments) })
    : t(`intake.stage.${data.stage}`);
  return (
    <Page
      kicker={<bdi>{names}</bdi>}
      title={title}
      lead={done ? <p>{t('intake.done.lead', { time: seconds(data.seconds) })}</p> : undefined}
      actions={
        done ? (
          <>
            <ButtonLink kind="other" label={t('intake.done.more')} to="/import" />
            {!data.dryRun && <ButtonLink label={t('intake.done.journeys')} to="/journeys" />}
          </>
        ) : isOver(data.stage) ? undefined : (
          <Button
            variant="default"
            loading={cancel.isPending}
            onClick={() => cancel.mutate({ params: { id } })}
          >
            {t('intake.cancel')}
          </Button>
        )
      }
    >
      {cancel.error !== null && <ProblemNote problem={cancel.error} />}
      {isOver(data.stage) ? <Ended it={data} /> : <ImportProgress it={data} />}
    </Page>
  );
}
