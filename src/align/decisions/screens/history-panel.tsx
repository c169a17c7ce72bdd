import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../../web/api.ts';
import { Panel, ProblemNote } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { commentDecision, type Decision } from '../contract.ts';
import css from './decision.module.css';

/** Who moved it, when and why; nothing is ever taken out. */
export function HistoryPanel({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Panel title={t('decisions.history')} head="quiet">
      <ol className={css.entries}>
        {decision.history.map((entry) => (
          <li key={`${entry.at} ${entry.move}`}>
            {t(`decisions.moved.${entry.move}`, {
              who: entry.who === 'The calendar' ? t('decisions.calendar') : entry.who,
            })}{' '}
            <small>{format.moment(entry.at)}</small>
            {entry.why !== null && <p>“{entry.why}”</p>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** Anybody may comment; a comment changes nothing that was measured. */
export function CommentsPanel({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [text, setText] = useState('');
  const comment = useDo(commentDecision);
  const send = () =>
    comment.mutate({ params: { id: decision.id }, body: { text } }, { onSuccess: () => setText('') });
  return (
    <Panel title={t('decisions.comments')} head="quiet">
      <ul className={css.entries}>
        {decision.comments.map((one) => (
          <li key={one.id}>
            <b>{one.who}</b> <small>{format.moment(one.at)}</small>
            <p>{one.text}</p>
          </li>
        ))}
      </ul>
      <Textarea
        aria-label={t('decisions.comment')}
        placeholder={t('decisions.commentHint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={2}
        mt={12}
        mb={8}
        maxLength={2000}
      />
      <Button variant="default" disabled={text.trim() === ''} loading={comment.isPending} onClick={send}>
        {t('decisions.comment')}
      </Button>
      {comment.error !== null && <ProblemNote problem={comment.error} />}
    </Panel>
  );
}
