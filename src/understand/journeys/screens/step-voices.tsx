import { useTranslation } from 'react-i18next';
import { formatFilter, parseFilter } from '../../../kernel/filter.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { useAnswer } from '../../../web/api.ts';
import { Link, Panel, ProblemNote, SkeletonLines, VoiceCard, Voices } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { useMay } from '../../../web/session.ts';
import { voicesBeside } from '../../scores/contract.ts';
import type { JourneyMap, MapNode } from '../contract.ts';
import { episodeTo } from './addresses.ts';
import css from './map-screen.module.css';

/** The filter of the map and "passes this step". */
function passing(where: string | undefined, step: string): string {
  const given = parseFilter(where);
  const passes = { field: 'step', anywhereInEpisode: true, operator: '=' as const, values: [step] };
  return formatFilter([...(isRefusal(given) ? [] : given), passes]);
}

/** Three voices of people who came by a step: a low, a middle and a high one, so that one of them dissents. */
export function StepVoices({
  node,
  map,
  where,
}: {
  node: MapNode;
  map: JourneyMap;
  where: string | undefined;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const metric = map.metric?.name ?? '';
  const mayHear = useMay()('read', 'verbatim');
  const { data, error } = useAnswer(
    voicesBeside,
    { params: { metric }, query: { where: passing(where, node.step) } },
    { when: metric !== '' && mayHear },
  );
  const all = node.voices.here + node.voices.after;
  return (
    <Panel
      title={t('journeys.voices', { step: node.step })}
      aside={
        all > 0 ? t('shell.n.voices', { count: all, replace: { count: format.number(all) } }) : undefined
      }
    >
      {error !== null && <ProblemNote problem={error} />}
      {metric !== '' && mayHear && data === undefined && error === null && <SkeletonLines lines={4} />}
      {(metric === '' || data?.length === 0) && <p className={css.quiet}>{t('journeys.voices.none')}</p>}
      {!mayHear && <p className={css.quiet}>{t('journeys.item.textHidden')}</p>}
      <Voices>
        {data?.map((voice) => (
          <VoiceCard
            key={voice.moment}
            quote={voice.text}
            when={<Link to={episodeTo(voice.episode, voice.customer)}>{format.day(voice.at)}</Link>}
            who={voice.step}
            score={format.number(voice.score)}
            language={voice.language}
            dissenting={voice.kind === (node.feeling === 'hurts' ? 'high' : 'low')}
          />
        ))}
      </Voices>
    </Panel>
  );
}
