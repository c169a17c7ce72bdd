import { Button, Stack as Choices, Radio, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../../web/address.ts';
import { useDo } from '../../../../web/api.ts';
import { Link, Page, Panel, ProblemNote } from '../../../../web/design.ts';
import { useSession } from '../../../../web/session.ts';
import { addPost } from '../contract.ts';
import { type PostKind, postKinds } from '../kinds.contract.ts';
import css from './posts.module.css';

/** Sets a listening post up: what it is, how it is called, who answers for it. */
export default function NewPostScreen() {
  const { t } = useTranslation();
  const go = useGo();
  const { data: session } = useSession();
  const add = useDo(addPost);
  const [kind, setKind] = useState<PostKind>('mailbox');
  const [name, setName] = useState('');
  const [owner, setOwner] = useState(session?.state === 'in' ? session.me.name : '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ body: { kind, name, sheet: { owner } } }, { onSuccess: ({ id }) => go(`/posts/${id}`) });
  };
  return (
    <Page
      title={t('posts.new.title')}
      lead={t('posts.new.lead')}
      kicker={<Link to="/posts">{t('posts.back')}</Link>}
    >
      <Panel>
        <form className={css.form} onSubmit={submit}>
          <Radio.Group
            label={t('posts.kind')}
            value={kind}
            onChange={(value) => setKind(postKinds.find((each) => each.kind === value)?.kind ?? 'rest')}
          >
            <Choices gap={10} mt={6}>
              {postKinds.map((each) => (
                <Radio
                  key={each.kind}
                  value={each.kind}
                  label={t(`posts.kind.${each.kind}`)}
                  description={t(`posts.kind.${each.kind}.say`)}
                />
              ))}
            </Choices>
          </Radio.Group>
          <TextInput
            required
            label={t('posts.name')}
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('posts.field.owner')}
            description={t('posts.field.owner.say')}
            maxLength={200}
            value={owner}
            onChange={(event) => setOwner(event.currentTarget.value)}
          />
          {add.error !== null && <ProblemNote problem={add.error} />}
          <div className={css.row}>
            <Button type="submit" loading={add.isPending}>
              {t('posts.new.make')}
            </Button>
          </div>
        </form>
      </Panel>
    </Page>
  );
}
