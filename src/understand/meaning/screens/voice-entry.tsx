import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsGone } from '../../../kernel/words-gone.ts';
import { Link, Tag } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { useMay } from '../../../web/session.ts';
import type { ClauseRead } from '../evidence.contract.ts';
import { OriginalOfVoice } from '../redaction/screens/original-of-voice.tsx';
import type { Voice } from '../voices.contract.ts';
import { AboutLine } from './about-line.tsx';
import { ClauseEvidence } from './clause-evidence.tsx';
import { markText } from './mark-text.ts';
import css from './meaning.module.css';
import { useSayLabel } from './say-label.ts';
import { StoryLine } from './story-line.tsx';

/** How a clause is tinted: its feeling, drawn by the line below it and said in its label. */
const toneOf = (clause: ClauseRead | undefined) => clause?.sentiment?.label ?? 'neutral';

/** The names of what a voice was read as: themes first, then feelings and effort; each once. */
function Marks({ voice }: { voice: Voice }) {
  const { t } = useTranslation();
  const sayLabel = useSayLabel();
  const themes = new Map(
    voice.clauses.flatMap((clause) => clause.themes).map((label) => [label.theme ?? label.label, label]),
  );
  const told = new Set(
    voice.clauses.flatMap((clause) => [
      ...clause.emotion.map((label) => label.label),
      ...(clause.effort.label === 'high' ? ['high'] : []),
      ...clause.intent.map((label) => label.label).filter((label) => label !== 'praise'),
    ]),
  );
  for (const silent of ['not expressed', 'nothing']) told.delete(silent);
  return (
    <div className={css.marks}>
      {[...themes].map(([id, label]) => (
        <Link key={id} to={`/themes/${encodeURIComponent(id)}`} className={css.theme}>
          {label.label}
        </Link>
      ))}
      {[...told].map((label) => (
        <Tag key={label}>{sayLabel(label)}</Tag>
      ))}
      {voice.contradiction !== null && <Tag tone="align">{t('meaning.contradiction')}</Tag>}
      {voice.templateOnly && <Tag>{t('meaning.template')}</Tag>}
      {!voice.read && <Tag>{t('meaning.unread')}</Tag>}
    </div>
  );
}

interface PressedProps {
  readonly tone: string;
  /** Outside what was searched for: paler. */
  readonly far: boolean;
  readonly open: boolean;
  readonly say: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** A clause that opens its proof. A real button would not flow with the text around it. */
function Pressed({ tone, far, open, say, onPress, children }: PressedProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button is a box of its own and breaks the lines of the text
    <span
      role="button"
      tabIndex={0}
      className={css.clause}
      data-tone={tone}
      data-far={far || undefined}
      aria-expanded={open}
      title={say}
      onClick={onPress}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onPress();
      }}
    >
      {children}
    </span>
  );
}

/** One voice in full: its clauses can be pressed to see what was read out of them, and why. */
export function VoiceEntry({ voice, folded = false }: { voice: Voice; folded?: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const [open, setOpen] = useState<number>();
  const clauses = new Map(voice.clauses.map((clause) => [clause.n, clause]));
  const chosen = open === undefined ? undefined : clauses.get(open);
  const highlighted = new Set(voice.matching);
  const all = voice.matching.length === 0 || voice.matching.length === voice.clauses.length;
  const who = [
    voice.afterStep === '' ? voice.step : t('meaning.who.after', { step: voice.afterStep }),
    format.day(voice.at),
    voice.channel,
    ...voice.scores.map(({ metric, value }) =>
      t('meaning.who.score', { metric, value: format.number(value, Number.isInteger(value) ? 0 : 1) }),
    ),
  ].filter((part) => part !== '');
  return (
    <article className={css.voice}>
      <blockquote className={css.quote} {...(voice.language === 'unknown' ? {} : { lang: voice.language })}>
        {voice.text === wordsGone && t('shell.voices.gone')}
        {(voice.text === wordsGone ? [] : markText(voice.text, voice.clauses, voice.found)).map((stretch) => {
          const words = stretch.found ? <mark key={stretch.start}>{stretch.text}</mark> : stretch.text;
          if (stretch.clause === null) return <span key={stretch.start}>{words}</span>;
          const clause = clauses.get(stretch.clause);
          return (
            <Pressed
              key={stretch.start}
              tone={toneOf(clause)}
              far={!all && !highlighted.has(stretch.clause)}
              open={open === stretch.clause}
              say={t('meaning.evidence.open', { quote: clause?.quote ?? stretch.text })}
              onPress={() => setOpen(open === stretch.clause ? undefined : (stretch.clause ?? undefined))}
            >
              {words}
            </Pressed>
          );
        })}
      </blockquote>
      {chosen !== undefined && (
        <ClauseEvidence moment={voice.moment} clause={chosen} onClose={() => setOpen(undefined)} />
      )}
      <footer className={css.by}>
        <span>{who.join(' · ')}</span>
        {may('read', 'person') && voice.episode !== '' && (
          <Link to={`/journeys/episodes/${encodeURIComponent(voice.episode)}`}>{t('meaning.journey')}</Link>
        )}
      </footer>
      <AboutLine voice={voice} />
      {voice.story !== null && <StoryLine story={voice.story} unfolds={folded} />}
      <Marks voice={voice} />
      <OriginalOfVoice moment={voice.moment} text={voice.text} />
    </article>
  );
}
