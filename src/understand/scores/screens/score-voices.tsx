import { useTranslation } from 'react-i18next';
import { href } from '../../../web/address.ts';
import { useAnswer } from '../../../web/api.ts';
import { Link, Panel, ProblemNote, SkeletonLines, VoiceCard, Voices } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { voicesBeside } from '../contract.ts';
import css from './scores.module.css';

/** Three voices beside a number: a low, a middle and a high one. */
export function ScoreVoices({ metric, where }: { metric: string; where: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error } = useAnswer(voicesBeside, { params: { metric }, query: { where } });
  return (
    <Panel title={t('scores.voices')} head="quiet">
      {error !== null && <ProblemNote problem={error} />}
      {data === undefined && error === null && <SkeletonLines lines={4} />}
      {data?.length === 0 && <p className={css.quiet}>{t('scores.voices.none')}</p>}
      <Voices>
        {data?.map((voice) => (
          <VoiceCard
            key={voice.moment}
            quote={voice.text}
            who={voice.step}
            when={
              <Link
                to={href(`/journeys/episodes/${encodeURIComponent(voice.episode)}`, {
                  customer: voice.customer,
                })}
              >
                {format.day(voice.at)}
              </Link>
            }
            score={format.number(voice.score)}
            language={voice.language}
          />
        ))}
      </Voices>
    </Panel>
  );
}
