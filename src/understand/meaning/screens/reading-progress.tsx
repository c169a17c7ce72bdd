import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAnswer, useDo } from '../../../web/api.ts';
import { useFormat } from '../../../web/format.ts';
import { useMay } from '../../../web/session.ts';
import { runLabelling, showProgress, stopLabelling } from '../contract.ts';
import css from './themes.module.css';

/** How far the reading of voices has come, with stop and go; nothing when all are read. */
export function ReadingProgress() {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const { data } = useAnswer(showProgress, {}, { everySeconds: 3 });
  const run = useDo(runLabelling);
  const stop = useDo(stopLabelling);
  if (data === undefined) return null;
  const counts = { read: format.number(data.read), voices: format.number(data.voices) };
  if (data.state === 'stopped' || data.state === 'failed') {
    return (
      <div className={css.progress}>
        <span>{data.problem ?? t('meaning.themes.stopped', counts)}</span>
        {may('run', 'meaning') && (
          <Button size="compact-sm" variant="default" onClick={() => run.mutate({ body: {} })}>
            {t('meaning.themes.resume')}
          </Button>
        )}
      </div>
    );
  }
  if (data.state === 'idle') return null;
  return (
    <div className={css.progress}>
      <span role="status">
        {t('meaning.themes.progress', counts)}
        {data.secondsLeft !== null &&
          ` · ${t('meaning.themes.progress.left', { time: format.seconds(data.secondsLeft) })}`}
      </span>
      <Progress
        value={data.voices === 0 ? 0 : (data.read / data.voices) * 100}
        size="sm"
        className={css.bar ?? ''}
        aria-label={t('meaning.themes.progress', counts)}
      />
      {may('run', 'meaning') && (
        <Button size="compact-sm" variant="default" onClick={() => stop.mutate({})}>
          {t('meaning.themes.stop')}
        </Button>
      )}
    </div>
  );
}
