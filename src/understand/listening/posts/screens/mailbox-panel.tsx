import { Button, FileInput, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../../../web/api.ts';
import { Panel, ProblemNote } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useMay } from '../../../../web/session.ts';
import { fetchMail, setMailbox, takeMailFile } from '../mail/mail.contract.ts';
import { mailSettings } from '../mail/mailbox.contract.ts';
import type { Post } from '../sheet.contract.ts';
import css from './posts.module.css';
import { ServerFields } from './server-fields.tsx';

/** Which addresses are ours, where mails stand on the journey, and mails from a file. */
export function MailboxPanel({ post }: { post: Post }) {
  const { t } = useTranslation();
  const may = useMay();
  const kept = mailSettings.safeParse(post.settings);
  const [form, setForm] = useState(kept.success ? kept.data : mailSettings.parse({}));
  const [own, setOwn] = useState(form.own.join('\n'));
  const [password, setPassword] = useState('');
  const save = useDo(setMailbox);
  const fetchNow = useDo(fetchMail);
  const text = (field: 'step' | 'answerStep' | 'function') => ({
    label: t(`posts.mail.${field}`),
    maxLength: 200,
    required: field !== 'function',
    value: form[field],
    onChange: (event: { currentTarget: { value: string } }) =>
      setForm({ ...form, [field]: event.currentTarget.value }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const addresses = own.split(/[\s,;]+/).filter((each) => each !== '');
    const body = { ...form, own: addresses, ...(password === '' ? {} : { password }) };
    save.mutate({ params: { post: post.id }, body }, { onSuccess: () => setPassword('') });
  };
  return (
    <>
      <Panel title={t('posts.mail')}>
        <form className={css.form} onSubmit={submit}>
          <Textarea
            label={t('posts.mail.own')}
            description={t('posts.mail.own.say')}
            autosize
            minRows={2}
            value={own}
            onChange={(event) => setOwn(event.currentTarget.value)}
          />
          <TextInput {...text('step')} />
          <TextInput {...text('answerStep')} />
          <TextInput {...text('function')} />
          <ServerFields
            server={form.server}
            onChange={(server) => setForm({ ...form, server })}
            password={password}
            onPassword={setPassword}
          />
          {fetchNow.error !== null && <ProblemNote problem={fetchNow.error} />}
          {save.error !== null && <ProblemNote problem={save.error} />}
          <div className={css.row}>
            <Button type="submit" loading={save.isPending}>
              {t('posts.sheet.save')}
            </Button>
            {kept.success && kept.data.server !== null && (
              <Button
                variant="default"
                loading={fetchNow.isPending}
                onClick={() => fetchNow.mutate({ params: { post: post.id } })}
              >
                {t('posts.mail.fetch')}
              </Button>
            )}
            <span role="status">
              {fetchNow.data === undefined
                ? save.isSuccess
                  ? t('posts.saved')
                  : ''
                : t('posts.mail.fetched', { n: fetchNow.data.accepted })}
            </span>
          </div>
        </form>
      </Panel>
      {may('import', 'file') && <MailFile post={post.id} />}
    </>
  );
}

function MailFile({ post }: { post: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [file, setFile] = useState<File | null>(null);
  const take = useDo(takeMailFile);
  const taken = take.data;
  return (
    <Panel title={t('posts.mail.file')}>
      <div className={css.form}>
        <FileInput
          label={t('posts.mail.file')}
          description={t('posts.mail.file.say')}
          value={file}
          onChange={setFile}
        />
        {take.error !== null && <ProblemNote problem={take.error} />}
        {taken !== undefined && (
          <p role="status" className={css.quiet}>
            {t('posts.mail.taken', {
              read: format.number(taken.read),
              accepted: format.number(taken.accepted),
              duplicate: format.number(taken.duplicate),
              quarantined: format.number(taken.quarantined),
              aside: format.number(Object.values(taken.aside).reduce((sum, n) => sum + n, 0)),
            })}
          </p>
        )}
        <div className={css.row}>
          <Button
            variant="default"
            disabled={file === null}
            loading={take.isPending}
            onClick={() => file !== null && take.mutate({ params: { post }, bytes: file })}
          >
            {t('posts.mail.file.take')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
