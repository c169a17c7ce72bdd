import { Button, PasswordInput, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useDo } from '../../../../web/api.ts';
import { Panel, ProblemNote } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useSaid } from '../../../../web/said/said.ts';
import { type HookMapping, hookMapping } from '../mapping.contract.ts';
import type { Post } from '../sheet.contract.ts';
import * as contract from '../webhooks/hook.contract.ts';
import css from './posts.module.css';

type Read = { readonly mapping: HookMapping } | { readonly problem: string } | null;

/** What was typed as a mapping: null = nothing. */
function readMapping(text: string): Read {
  if (text.trim() === '') return null;
  try {
    const read = hookMapping.safeParse(JSON.parse(text));
    if (read.success) return { mapping: read.data };
    const [issue] = read.error.issues;
    return { problem: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` };
  } catch {
    return { problem: '' };
  }
}

/** Where another tool calls, how it signs, and how its JSON becomes moments. */
export function WebhookPanel({ post }: { post: Post }) {
  const { t } = useTranslation();
  const said = useSaid();
  const settings = contract.hookSettings.safeParse(post.settings);
  const kept = settings.success ? settings.data : { scheme: 'generic' as const, mapping: null };
  const [scheme, setScheme] = useState<contract.Scheme>(kept.scheme);
  const [text, setText] = useState(kept.mapping === null ? '' : JSON.stringify(kept.mapping, null, 2));
  const [sample, setSample] = useState('');
  const propose = useDo(contract.proposeHook);
  const trial = useDo(contract.tryHook);
  const save = useDo(contract.setHook);
  const params = { post: post.id };
  const read = readMapping(text);
  const mapping = read !== null && 'mapping' in read ? read.mapping : null;
  const problem = propose.error ?? trial.error ?? save.error;
  const outcome = trial.data ?? propose.data;
  const wrong = read !== null && 'problem' in read ? read.problem || t('posts.hook.json') : null;
  return (
    <Panel title={t('posts.hook')}>
      <div className={css.form}>
        <p className={css.small}>{t('posts.hook.address')}</p>
        <p className={css.letters}>{`${window.location.origin}${post.address ?? ''}`}</p>
        <Select
          label={t('posts.hook.scheme')}
          data={contract.schemes.map((each) => ({ value: each, label: t(`posts.hook.scheme.${each}`) }))}
          value={scheme}
          onChange={(value) => setScheme(contract.schemes.find((each) => each === value) ?? 'generic')}
          allowDeselect={false}
        />
        <Secrets post={post.id} />
        <Textarea
          className={css.mono}
          label={t('posts.hook.sample')}
          autosize
          minRows={3}
          maxRows={12}
          value={sample}
          onChange={(event) => setSample(event.currentTarget.value)}
        />
        <Textarea
          className={css.mono}
          label={t('posts.hook.mapping')}
          description={t('posts.hook.mapping.say')}
          autosize
          minRows={5}
          maxRows={24}
          value={text}
          error={wrong}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {propose.data?.doubts.map((doubt) => (
          <p key={doubt} className={css.quiet}>
            {said(doubt)}
          </p>
        ))}
        {outcome !== undefined && (
          <p role="status" className={css.quiet}>
            {t('posts.hook.become', { count: outcome.items.length })}{' '}
            {outcome.problems.map(({ place, reason }) => `${place} ${said(reason)}`).join('; ')}
          </p>
        )}
        {problem !== null && <ProblemNote problem={problem} />}
        <div className={css.row}>
          <Button
            variant="default"
            loading={propose.isPending}
            onClick={() =>
              propose.mutate(
                { params, body: sample.trim() === '' ? {} : { sample } },
                {
                  onSuccess: (proposal) => {
                    setSample(proposal.sample);
                    if (proposal.mapping !== null) setText(JSON.stringify(proposal.mapping, null, 2));
                  },
                },
              )
            }
          >
            {t('posts.hook.propose')}
          </Button>
          <Button
            variant="default"
            disabled={mapping === null || sample.trim().length < 2}
            loading={trial.isPending}
            onClick={() => mapping !== null && trial.mutate({ params, body: { mapping, sample } })}
          >
            {t('posts.hook.try')}
          </Button>
          <Button
            loading={save.isPending}
            disabled={wrong !== null}
            onClick={() => save.mutate({ params, body: { scheme, mapping } })}
          >
            {t('posts.hook.save')}
          </Button>
          <span role="status">{save.isSuccess ? t('posts.saved') : ''}</span>
        </div>
      </div>
    </Panel>
  );
}

function Secrets({ post }: { post: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [given, setGiven] = useState('');
  const params = { post };
  const { data } = useAnswer(contract.listSecrets, { params });
  const add = useDo(contract.addSecret);
  const end = useDo(contract.endSecret);
  const problem = add.error ?? end.error;
  return (
    <div className={css.form}>
      <p className={css.small}>{t('posts.hook.secrets')}</p>
      {data?.secrets.length === 0 && <p className={css.quiet}>{t('posts.hook.secret.none')}</p>}
      {data?.secrets.map(({ id, madeAt, madeBy }) => (
        <div key={id} className={css.row}>
          <span>{t('posts.hook.secret.made', { by: madeBy, at: format.moment(madeAt) })}</span>
          <Button
            variant="subtle"
            size="compact-sm"
            loading={end.isPending}
            onClick={() => end.mutate({ params: { post, secret: id } })}
          >
            {t('posts.hook.secret.end')}
          </Button>
        </div>
      ))}
      {add.data !== undefined && (
        <div role="status">
          <p className={css.quiet}>{t('posts.hook.secret.once')}</p>
          <p className={css.letters}>{add.data.secret}</p>
        </div>
      )}
      <PasswordInput
        label={t('posts.hook.secret.given')}
        autoComplete="new-password"
        maxLength={200}
        value={given}
        onChange={(event) => setGiven(event.currentTarget.value)}
      />
      {problem !== null && <ProblemNote problem={problem} />}
      <div className={css.row}>
        <Button
          variant="default"
          loading={add.isPending}
          disabled={(data?.secrets.length ?? 0) >= 2}
          onClick={() =>
            add.mutate(
              { params, body: given === '' ? {} : { secret: given } },
              { onSuccess: () => setGiven('') },
            )
          }
        >
          {t('posts.hook.secret.add')}
        </Button>
      </div>
    </div>
  );
}
