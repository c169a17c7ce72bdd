import { useTranslation } from 'react-i18next';
import { type Finding, voicesOfFinding } from '../../../understand/findings/contract.ts';
import { useAnswer } from '../../../web/api.ts';
import { ButtonLink, FindingCard, IntervalBar, Tag, VoiceCard } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { useMay } from '../../../web/session.ts';
import { spoken } from '../../contributions/screens/measure-words.ts';
import type { Home } from '../contract.ts';

/** One voice of somebody concerned, beside the number. */
function OneVoice({ finding }: { finding: Finding }) {
  const format = useFormat();
  const [voice] = useAnswer(voicesOfFinding, { params: { id: finding.id } }).data?.voices ?? [];
  if (voice === undefined) return null;
  return (
    <VoiceCard
      quote={voice.text}
      who={voice.step}
      when={format.day(voice.at)}
      language={voice.language || 'und'}
      dissenting={voice.dissenting}
      {...(voice.score === null ? {} : { score: voice.score })}
    />
  );
}

interface FindingNewsProps {
  readonly finding: Finding;
  readonly change: Home['findings'][number]['change'];
  /** The first is shown in full: interval, voice, what one can do. */
  readonly inFull: boolean;
}

/** A finding as news at home. */
export function FindingNews({ finding, change, inFull }: FindingNewsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const { estimate, stepsUpstream } = finding;
  const unit = finding.unit === 'share' ? 'share-difference' : 'difference';
  const count = t('shell.n.episodes', { count: finding.n, replace: { count: format.number(finding.n) } });
  const label = `${format.effect(estimate, unit)} · ${count}`;
  const aside = [
    finding.function === '' ? undefined : t('cadence.ownedBy', { function: finding.function }),
    stepsUpstream === null || stepsUpstream < 1 ? undefined : t('cadence.upstream', { count: stepsUpstream }),
  ];
  const to = `/findings/${encodeURIComponent(finding.id)}`;
  return (
    <FindingCard
      tag={<Tag tone="understand">{t(`cadence.finding.${change}`)}</Tag>}
      aside={aside.filter((part) => part !== undefined).join(' · ')}
      sentence={spoken(finding.sentences, format.language)}
      size={inFull ? 'title' : 'heading'}
      to={to}
      {...(inFull ? {} : { note: label })}
      {...(inFull
        ? {
            actions: (
              <>
                {may('write', 'decision') && (
                  <ButtonLink
                    label={t('decisions.decide')}
                    to={`/decisions/new?finding=${encodeURIComponent(finding.id)}`}
                  />
                )}
                <ButtonLink kind="other" label={t('cadence.see')} to={to} />
              </>
            ),
          }
        : {})}
    >
      {inFull && (
        <>
          <IntervalBar estimate={estimate} unit={unit} label={label} />
          <OneVoice finding={finding} />
        </>
      )}
    </FindingCard>
  );
}
