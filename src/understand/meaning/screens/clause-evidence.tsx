import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../web/format.ts';
import type { ClauseRead, Label } from '../evidence.contract.ts';
import css from './meaning.module.css';
import { useSayLabel, useSayMethod } from './say-label.ts';
import { SecondOpinion } from './second-opinion.tsx';

interface Read {
  readonly task: string;
  readonly label: Label;
}

/** What was read out of a clause, without the labels that say "nothing". */
function readingsOf(clause: ClauseRead): Read[] {
  const says = (label: Label) => label.label !== 'not expressed' && label.label !== 'nothing';
  const of = (task: string, labels: readonly Label[]) =>
    labels.filter(says).map((label) => ({ task, label }));
  return [
    ...of('theme', clause.themes),
    ...of('sentiment', clause.sentiment === null ? [] : [clause.sentiment]),
    ...of('emotion', clause.emotion),
    ...of('effort', [clause.effort]),
    ...of('cue', clause.cues),
    ...of('intent', clause.intent),
  ];
}

/** No number of labelled rows proves more: "100 %" would be a promise. */
const mostSaid = 0.99;

/** One label with its proof. */
export function Proof({ task, label }: Read) {
  const { t } = useTranslation();
  const format = useFormat();
  const sayLabel = useSayLabel();
  const sayMethod = useSayMethod();
  const value =
    label.value === undefined || task === 'effort' || task === 'theme'
      ? ''
      : task === 'cue' && label.label === 'waiting'
        ? ` · ${format.seconds(label.value)}`
        : ` · ${format.number(label.value, Number.isInteger(label.value) ? 0 : 2)}`;
  const sure =
    label.confidence === null
      ? t('meaning.evidence.unmeasured')
      : t('meaning.evidence.sure', {
          share:
            label.confidence > mostSaid
              ? t('meaning.evidence.over', { share: format.share(mostSaid) })
              : format.share(label.confidence),
        });
  return (
    <div className={css.proof}>
      <dt>
        <span className={css.task}>{t(`meaning.task.${task}`)}</span> {sayLabel(label.label, label.theme)}
        {value}
      </dt>
      <dd>
        <q className={css.proofQuote}>{label.quote}</q> · {sayMethod(label)}
        {label.method !== 'human' && ` · ${sure}`}
        {label.status !== 'suggested' && ` · ${t(`meaning.status.${label.status}`)}`}
        {label.reason.length > 0 && (
          <span className={css.reason}>
            {t('meaning.evidence.because')} {label.reason.join(' · ')}
          </span>
        )}
      </dd>
    </div>
  );
}

/** Every label of a clause with its proof: the words, who or what says so, how often that is right, and why. */
export function ClauseEvidence({
  moment,
  clause,
  onClose,
}: {
  moment: string;
  clause: ClauseRead;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const readings = readingsOf(clause);
  const version = readings[0]?.label.version;
  return (
    <section className={css.evidence} aria-label={t('meaning.evidence')}>
      <header>
        <h2>{t('meaning.evidence')}</h2>
        <Button variant="subtle" size="compact-sm" color="understand" onClick={onClose}>
          {t('meaning.evidence.close')}
        </Button>
      </header>
      {readings.length === 0 ? (
        <p className={css.quiet}>{t('meaning.evidence.none')}</p>
      ) : (
        <dl>
          {readings.map((read) => (
            <Proof
              key={`${read.task} ${read.label.label} ${read.label.span.start} ${read.label.span.end}`}
              {...read}
            />
          ))}
        </dl>
      )}
      <SecondOpinion place={{ moment, span: clause.span }} />
      {version !== undefined && <p className={css.quiet}>{t('meaning.evidence.version', { version })}</p>}
    </section>
  );
}
