import { useTranslation } from 'react-i18next';
import { Link, Panel, Tag } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import type { Observation } from '../contract.ts';
import { ObservationWords } from './observation-words.tsx';
import css from './observations.module.css';
import { useSayWriter } from './use-say-writer.ts';

/** One observation in a list: its words, where and when, by whom as far as it is told. */
export function ObservationCard({ observation }: { observation: Observation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sayWriter = useSayWriter();
  const { id, kind, at, step, place, photosExpected } = observation;
  const foot = [
    observation.function,
    place,
    sayWriter(observation),
    photosExpected === 0 ? '' : t('observations.photos', { count: photosExpected }),
  ].filter((text) => text !== '');
  return (
    <Panel
      tag={<Tag>{t(`observations.kind.${kind}`)}</Tag>}
      title={<Link to={`/observations/${id}`}>{step === '' ? t(`observations.kind.${kind}`) : step}</Link>}
      head="serif"
      aside={format.day(at)}
    >
      <ObservationWords observation={observation} />
      <p className={css.foot}>{foot.join(' · ')}</p>
    </Panel>
  );
}
