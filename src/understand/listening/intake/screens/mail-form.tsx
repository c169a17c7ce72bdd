import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../../web/design.ts';
import { ownAddress } from '../../posts/mail/mailbox.contract.ts';
import type { ProposedMail } from '../proposal/proposal.contract.ts';
import css from './questions.module.css';

/** Where mail goes and whose addresses are the company's own, as people have it before them. */
export interface MailChoice {
  readonly post: string;
  readonly own: string;
}

export const chosen = ({ mailbox, own }: ProposedMail): MailChoice => ({
  post: mailbox,
  own: own.join('\n'),
});

/** What the server is asked for; undefined while something is missing. */
export function mailOf({ post, own }: MailChoice): { post?: string; own: string[] } | undefined {
  const addresses = own.split(/[\s,;]+/).filter((each) => each !== '');
  if (post === '' || addresses.length === 0) return undefined;
  return addresses.every((each) => ownAddress.safeParse(each).success) ? { post, own: addresses } : undefined;
}

/** A folder of mails may hold thousands of them. */
const sayFiles = (files: readonly string[]) =>
  files.length <= 3 ? files.join(', ') : `${files.slice(0, 3).join(', ')} … (${files.length})`;

/** Mail has one question: which addresses are ours. Whose answers they are, nobody else can know. */
export function MailForm({
  proposed,
  files,
  value,
  onChange,
}: {
  proposed: ProposedMail;
  files: readonly string[];
  value: MailChoice;
  onChange: (value: MailChoice) => void;
}) {
  const { t } = useTranslation();
  const [touched, setTouched] = useState(false);
  const names = [...new Set([...proposed.mailboxes.map(({ name }) => name), proposed.mailbox])];
  const isNew = proposed.mailbox !== '' && proposed.mailboxes.length === 0;
  const choose = (post: string | null) => {
    const known = proposed.mailboxes.find(({ name }) => name === post);
    const own = !touched && known !== undefined && known.own.length > 0 ? known.own.join('\n') : value.own;
    onChange({ post: post ?? '', own });
  };
  return (
    <Panel title={t('intake.mail.title')} aside={<bdi>{sayFiles(files)}</bdi>}>
      <div className={css.options}>
        <p className={css.say}>{t(isNew ? 'intake.mail.new' : 'intake.mail.goes', { name: value.post })}</p>
        {!isNew && (
          <Select
            label={t('intake.mail.post')}
            data={names.filter((name) => name !== '')}
            value={value.post === '' ? null : value.post}
            onChange={choose}
            allowDeselect={false}
          />
        )}
        <Textarea
          label={t('intake.mail.own')}
          description={t(proposed.isRecognised ? 'intake.mail.own.recognised' : 'intake.mail.own.say')}
          error={
            value.own !== '' && mailOf({ ...value, post: 'x' }) === undefined && t('intake.mail.own.wrong')
          }
          autosize
          minRows={2}
          value={value.own}
          onChange={(event) => {
            setTouched(true);
            onChange({ ...value, own: event.currentTarget.value });
          }}
        />
      </div>
    </Panel>
  );
}
