import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../../../web/api.ts';
import { Facts, Panel, ProblemNote } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useSaid } from '../../../../web/said/said.ts';
import { changePost } from '../contract.ts';
import type { Post } from '../sheet.contract.ts';
import css from './posts.module.css';
import { draftOf, SheetFields, sheetOf } from './sheet-fields.tsx';

/** What stands on the sheet of a post; changed in place by whoever may. */
export function SheetPanel({ post, mayWrite }: { post: Post; mayWrite: boolean }) {
  const { t } = useTranslation();
  const [isEdited, setEdited] = useState(false);
  const edit = (
    <Button variant="subtle" size="compact-sm" onClick={() => setEdited(true)}>
      {t('posts.sheet.edit')}
    </Button>
  );
  return (
    <Panel title={t('posts.sheet')} {...(mayWrite && !isEdited ? { aside: edit } : {})}>
      {isEdited ? <SheetForm post={post} onDone={() => setEdited(false)} /> : <SheetFacts post={post} />}
    </Panel>
  );
}

function SheetFacts({ post }: { post: Post }) {
  const { t } = useTranslation();
  const said = useSaid();
  const format = useFormat();
  const or = (text: string) =>
    text === '' ? <span className={css.unsaid}>{t('posts.unsaid')}</span> : said(text);
  const texts = (['owner', 'purpose', 'legalBasis', 'coverage', 'holes'] as const).map((field) => ({
    label: t(`posts.field.${field}`),
    value: or(post[field]),
  }));
  const grade = post.actionability === null ? '' : t(`posts.grade.${post.actionability}`);
  const days = post.retentionDays === null ? '' : t('posts.days', { n: format.number(post.retentionDays) });
  const hours = post.expectedHours === null ? '' : t('posts.hours', { n: format.number(post.expectedHours) });
  return (
    <Facts
      facts={[
        ...texts,
        { label: t('posts.field.actionability'), value: or(grade) },
        { label: t('posts.field.languages'), value: post.languages.join(', ') || '—' },
        { label: t('posts.field.retentionDays'), value: days || '—' },
        { label: t('posts.field.expectedHours'), value: hours || '—' },
      ]}
    />
  );
}

function SheetForm({ post, onDone }: { post: Post; onDone: () => void }) {
  const { t } = useTranslation();
  const change = useDo(changePost);
  const [draft, setDraft] = useState(() => draftOf(post));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { sheet: sheetOf(draft) };
    change.mutate({ params: { post: post.id }, body }, { onSuccess: onDone });
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <SheetFields draft={draft} onChange={setDraft} />
      {change.error !== null && <ProblemNote problem={change.error} />}
      <div className={css.row}>
        <Button type="submit" loading={change.isPending}>
          {t('posts.sheet.save')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('posts.sheet.cancel')}
        </Button>
      </div>
    </form>
  );
}
