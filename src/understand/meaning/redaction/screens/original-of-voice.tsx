import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useDo } from '../../../../web/api.ts';
import { ProblemNote } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useMay } from '../../../../web/session.ts';
import { readOriginal, readOriginalsSettings } from '../originals.contract.ts';
import css from './redaction.module.css';

/** What redaction puts in the place of personal data. */
const pseudonym = /\[[A-Z][A-Z_]*_\d+\]/;

/**
 * The original of one voice, for those who may and only with a reason: it is written down beside their name. Silent where
 * originals are not kept or nothing was redacted.
 */
export function OriginalOfVoice({ moment, text }: { moment: string; text: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const mayRead = may('read', 'original') && may('read', 'redaction') && pseudonym.test(text);
  const { data: settings } = useAnswer(readOriginalsSettings, {}, { when: mayRead });
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const read = useDo(readOriginal);
  const field = useId();
  if (!mayRead || settings?.originals !== 'on') return null;
  const ask = (event: FormEvent) => {
    event.preventDefault();
    read.mutate({ params: { moment }, body: { reason } });
  };
  return (
    <div className={css.original}>
      <Button
        size="compact-sm"
        variant="subtle"
        color="understand"
        aria-expanded={isOpen}
        aria-controls={field}
        onClick={() => {
          setOpen(!isOpen);
          // What was read does not stay on the screen.
          read.reset();
        }}
      >
        {t(isOpen ? 'redaction.original.hide' : 'redaction.original.show')}
      </Button>
      <div id={field}>
        {isOpen && read.data === undefined && (
          <form className={css.row} onSubmit={ask}>
            <TextInput
              size="sm"
              label={t('redaction.original.why')}
              description={t('redaction.original.why.say')}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Button
              type="submit"
              size="sm"
              variant="default"
              loading={read.isPending}
              disabled={reason.trim().length < 5}
            >
              {t('redaction.original.read')}
            </Button>
          </form>
        )}
        {isOpen && read.error !== null && <ProblemNote problem={read.error} />}
        {isOpen && read.data !== undefined && (
          <div aria-live="polite">
            <p className={css.text}>{read.data.text}</p>
            <p className={css.quiet}>
              {t('redaction.original.until', { at: format.day(read.data.keptUntil) })}
            </p>
          </div>
        )}
      </div>
    </div>
  );
}
