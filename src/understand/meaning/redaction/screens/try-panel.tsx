import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../../../web/api.ts';
import { Facts, Panel, ProblemNote } from '../../../../web/design.ts';
import { markText } from '../../screens/mark-text.ts';
import { type RedactedItem, redactTexts } from '../contract.ts';
import css from './redaction.module.css';

/** The typed text with its hits named where they stand, what would be stored, and by which rule. */
function Found({ typed, item }: { typed: string; item: RedactedItem }) {
  const { t } = useTranslation();
  const { hits } = item;
  if (hits.length === 0) return <p className={css.quiet}>{t('redaction.try.none')}</p>;
  const stretches = markText(
    typed,
    hits.map((span, n) => ({ n, span })),
    [],
  );
  return (
    <>
      <p className={css.text}>
        {stretches.map(({ start, text, clause }) => {
          const hit = clause === null ? undefined : hits[clause];
          return hit === undefined ? (
            <span key={start}>{text}</span>
          ) : (
            <mark key={start} className={css.hit}>
              {text} <small>{t(`redaction.kind.${hit.kind}`)}</small>
            </mark>
          );
        })}
      </p>
      <h3 className={css.small}>{t('redaction.try.stored')}</h3>
      <p className={css.text}>{item.text}</p>
      <h3 className={css.small}>{t('redaction.try.why')}</h3>
      <Facts
        facts={hits.map(({ kind, quote, rule }) => ({
          label: `“${quote}”`,
          value: t(`redaction.kind.${kind}`),
          note: t('redaction.try.rule', { rule }),
        }))}
      />
    </>
  );
}

/** A text of one's own through the recognisers and the lists as they are saved; nothing is stored. */
export function TryPanel() {
  const { t } = useTranslation();
  const redact = useDo(redactTexts);
  const [text, setText] = useState('');
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    redact.mutate({ body: { items: [{ id: '1', text }] } }, { onSuccess: () => setTyped(text) });
  };
  const item = redact.data?.[0];
  return (
    <Panel title={t('redaction.try')}>
      <form className={css.form} onSubmit={submit}>
        <Textarea
          autosize
          minRows={2}
          maxRows={12}
          label={t('redaction.try.text')}
          description={t('redaction.try.say')}
          placeholder={t('redaction.try.example')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" loading={redact.isPending} disabled={text.trim() === ''}>
            {t('redaction.try.do')}
          </Button>
        </div>
      </form>
      {redact.error !== null && <ProblemNote problem={redact.error} />}
      <div aria-live="polite">
        {item !== undefined && typed !== '' && <Found typed={typed} item={item} />}
      </div>
    </Panel>
  );
}
