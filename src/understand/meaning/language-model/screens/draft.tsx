import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../../kernel/operation.ts';
import { useAnswer, useDo } from '../../../../web/api.ts';
import { ProblemNote } from '../../../../web/design.ts';
import { useSaid } from '../../../../web/said/said.ts';
import { useMay } from '../../../../web/session.ts';
import { type DraftTask, draftText, showLanguageModel } from '../contract.ts';
import css from './model.module.css';

type Draft = AnswerOf<typeof draftText>;

/** May a language model be asked here? Without one its buttons are not there at all. */
export function useMayDraft(): boolean {
  const mayAsk = useMay()('ask', 'language model');
  const { data } = useAnswer(showLanguageModel, {}, { when: mayAsk });
  return mayAsk && data?.settings?.on === true;
}

/** Each sentence with the words that prove it, and where they stand. */
function Suggestion({ draft }: { draft: Draft }) {
  const said = new Map(draft.quotes.map(({ id, text }) => [id, text]));
  return (
    <ol className={css.sentences}>
      {draft.sentences.map(({ text, cites }) => (
        <li key={text}>
          <p className={css.written}>{text}</p>
          {cites.map(({ quote, start, end, words }) => {
            const source = said.get(quote) ?? words;
            return (
              <p key={`${quote} ${start}`} className={css.cite}>
                <q>
                  {source.slice(0, start)}
                  <mark>{words}</mark>
                  {source.slice(end)}
                </q>
              </p>
            );
          })}
        </li>
      ))}
    </ol>
  );
}

interface DraftProps {
  readonly task: DraftTask;
  /** The theme's id. */
  readonly theme: string;
  /** Puts what was suggested where it belongs; a person still saves it. Without it the text is only shown. */
  readonly onUse?: (text: string) => void;
}

/** Asks for a draft and shows it with its proof; a suggestion until somebody takes it. Nothing waits for it. */
export function DraftButton({ task, theme, onUse }: DraftProps) {
  const { t } = useTranslation();
  const saidIn = useSaid();
  const mayDraft = useMayDraft();
  const draft = useDo(draftText);
  if (!mayDraft) return null;
  const { data } = draft;
  return (
    <div className={css.draft}>
      <Button
        size="compact-sm"
        variant="subtle"
        color="understand"
        loading={draft.isPending}
        onClick={() => draft.mutate({ body: { task, theme } })}
      >
        {t(`model.draft.${task}`)}
      </Button>
      {draft.error !== null && <ProblemNote problem={draft.error} />}
      <div aria-live="polite">
        {data !== undefined && !data.accepted && (
          <p className={css.quiet}>{t('model.draft.rejected', { because: saidIn(data.because) })}</p>
        )}
        {data !== undefined && (data.accepted || task === 'story') && (
          <section className={css.suggestion} aria-label={t('model.draft.suggestion')}>
            <p className={css.quiet}>
              {data.accepted ? t('model.draft.by', { model: data.model }) : t('model.draft.extracted')}
            </p>
            <Suggestion draft={data} />
            {onUse !== undefined && data.accepted && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  onUse(data.sentences.map(({ text }) => text).join(' '));
                  draft.reset();
                }}
              >
                {t('model.draft.use')}
              </Button>
            )}
          </section>
        )}
      </div>
    </div>
  );
}
