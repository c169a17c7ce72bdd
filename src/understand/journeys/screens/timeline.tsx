import { useTranslation } from 'react-i18next';
import { Tag, VoiceCard } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { ObservationLink } from '../../listening/observations/screens/observation-link.tsx';
import type { Item } from '../contract.ts';
import { PromiseTag } from './promise-tag.tsx';
import css from './timeline.module.css';

/** The record an item came from; its other fields fold out of it. */
function Source({ item }: { item: Item }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { source } = item;
  const where =
    source.file === null
      ? t('journeys.item.noFile')
      : t('journeys.item.source', { file: source.file, row: format.number(source.row) });
  const entries = Object.entries(item.attributes);
  if (source.importedAt !== null) {
    entries.push([t('journeys.item.imported'), format.moment(source.importedAt)]);
  }
  if (entries.length === 0) return <span className={css.source}>{where}</span>;
  return (
    <details className={css.source}>
      <summary>{where}</summary>
      <dl>
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function PromiseWords({ promise }: { promise: NonNullable<Item['promise']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const late = promise.lateSeconds;
  const more =
    promise.state === 'late' && late !== null
      ? t('journeys.item.lateBy', { time: format.seconds(late) })
      : promise.state === 'kept' && late !== null && late < 0
        ? t('journeys.item.earlyBy', { time: format.seconds(-late) })
        : undefined;
  return (
    <p className={css.words}>
      {t('journeys.item.promised', { step: promise.step, due: format.moment(promise.due) })}{' '}
      <PromiseTag state={promise.state} {...(more === undefined ? {} : { more })} />
      {promise.quotedFrom !== null && <Tag>{t('journeys.item.toldByCustomer')}</Tag>}
    </p>
  );
}

function Entry({ item }: { item: Item }) {
  const { t } = useTranslation();
  const format = useFormat();
  const who = [item.function, item.channel, item.resource].filter((part) => part !== null).join(' · ');
  const scores = item.scores.map(
    (s) => `${s.metric} ${format.number(s.value, Number.isInteger(s.value) ? 0 : 1)}`,
  );
  return (
    <li className={css.item} data-kind={item.kind}>
      <time className={css.time} dateTime={item.at}>
        {format.moment(item.at)}
      </time>
      <i className={css.mark} aria-hidden="true" />
      <div className={css.body}>
        <p className={css.step}>
          <span className={css.kind}>{t(`journeys.kind.${item.kind}`)}</span>
          <strong>{item.kind === 'promise' ? t('journeys.item.promise') : item.step}</strong>
          {who !== '' && <span className={css.who}>{who}</span>}
          {item.waitSeconds !== null && item.waitSeconds >= 1 && (
            <span className={css.who}>
              {t('journeys.item.later', { time: format.seconds(item.waitSeconds) })}
            </span>
          )}
        </p>
        {item.promise !== null && item.kind === 'promise' && <PromiseWords promise={item.promise} />}
        {item.kind === 'missed' && item.promise !== null && (
          <p className={css.words}>
            <PromiseTag state={item.promise.state} />
          </p>
        )}
        {item.text !== null && item.text !== '' && item.kind !== 'voice' && (
          <p className={css.words}>{item.text}</p>
        )}
        {item.text !== null && item.text !== '' && item.kind === 'voice' ? (
          <VoiceCard
            quote={item.text}
            {...(item.language === null ? {} : { language: item.language })}
            {...(scores.length === 0 ? {} : { who: scores.join(', ') })}
          />
        ) : (
          scores.length > 0 && <p className={css.words}>{scores.join(', ')}</p>
        )}
        {item.textHidden && <p className={css.words}>{t('journeys.item.textHidden')}</p>}
        <span className={css.source}>
          <ObservationLink attributes={item.attributes} />
        </span>
        <Source item={item} />
      </div>
    </li>
  );
}

/** Every item of a journey in its order, each with the record it came from. */
export function Timeline({ items }: { items: readonly Item[] }) {
  return (
    <ol className={css.timeline}>
      {items.map((item) => (
        <Entry key={`${item.moment}${item.kind}`} item={item} />
      ))}
    </ol>
  );
}
