import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../web/address.ts';
import { useAnswer, useDo } from '../../../web/api.ts';
import { useUndo } from '../../../web/design/states.tsx';
import { Panel, ProblemNote } from '../../../web/design.ts';
import { DraftButton } from '../language-model/screens/draft.tsx';
import { editTheme, listThemes, type Theme, type ThemeEdit, undoThemeEdit } from '../themes.contract.ts';
import css from './themes.module.css';

/** Rename, define, merge, split, pin or forbid: done at once, said in one line, and taken back with one press. */
export function ThemeEdits({ theme }: { theme: Theme }) {
  const { t } = useTranslation();
  const go = useGo();
  const offerUndo = useUndo();
  const edit = useDo(editTheme);
  const undo = useDo(undoThemeEdit);
  const others = useAnswer(listThemes, { query: {} }).data?.themes.filter(({ id }) => id !== theme.id) ?? [];
  const [name, setName] = useState(theme.name);
  const [definition, setDefinition] = useState(theme.definition);
  const [into, setInto] = useState('');
  const [parts, setParts] = useState('2');
  const act = (body: ThemeEdit, leaveTo?: string) =>
    edit.mutate(
      { body },
      {
        onSuccess: (done) => {
          offerUndo(done.say, () => undo.mutate({ params: { edit: done.id } }));
          if (leaveTo !== undefined) go(leaveTo);
        },
      },
    );
  const of = { theme: theme.id };
  return (
    <Panel title={t('meaning.theme.edit')}>
      <div className={css.edits}>
        <div className={css.edit}>
          <TextInput
            size="xs"
            label={t('meaning.theme.edit.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button
            size="xs"
            variant="default"
            disabled={name.trim() === '' || name === theme.name}
            onClick={() => act({ edit: 'rename', ...of, name })}
          >
            {t('meaning.theme.edit.rename')}
          </Button>
        </div>
        <DraftButton task="name" theme={theme.id} onUse={setName} />
        <div className={css.edit}>
          <Textarea
            size="xs"
            autosize
            minRows={2}
            label={t('meaning.theme.edit.definition')}
            value={definition}
            onChange={(event) => setDefinition(event.currentTarget.value)}
          />
          <Button
            size="xs"
            variant="default"
            disabled={definition === theme.definition}
            onClick={() => act({ edit: 'define', ...of, definition })}
          >
            {t('meaning.theme.edit.define')}
          </Button>
        </div>
        <DraftButton task="definition" theme={theme.id} onUse={setDefinition} />
        {others.length > 0 && (
          <div className={css.edit}>
            <NativeSelect
              size="xs"
              label={t('meaning.theme.edit.merge')}
              value={into}
              onChange={(event) => setInto(event.currentTarget.value)}
              data={['', ...others.map(({ id, name: label }) => ({ value: id, label }))]}
            />
            <Button
              size="xs"
              variant="default"
              disabled={into === ''}
              onClick={() => act({ edit: 'merge', ...of, into }, `/themes/${encodeURIComponent(into)}`)}
            >
              {t('meaning.theme.edit.merge.do')}
            </Button>
          </div>
        )}
        <div className={css.edit}>
          <NativeSelect
            size="xs"
            label={t('meaning.theme.edit.split')}
            value={parts}
            onChange={(event) => setParts(event.currentTarget.value)}
            data={['2', '3', '4', '5', '6']}
          />
          <Button
            size="xs"
            variant="default"
            onClick={() => act({ edit: 'split', ...of, parts: Number(parts) })}
          >
            {t('meaning.theme.edit.split.do')}
          </Button>
        </div>
        <div className={css.edit}>
          <span className={css.quiet}>{t('meaning.theme.edit.pin.say')}</span>
          <Button
            size="xs"
            variant="default"
            onClick={() => act({ edit: theme.pinned ? 'unpin' : 'pin', ...of })}
          >
            {t(theme.pinned ? 'meaning.theme.edit.unpin' : 'meaning.theme.edit.pin')}
          </Button>
        </div>
        <div className={css.edit}>
          <span className={css.quiet}>{t('meaning.theme.edit.forbid.say')}</span>
          <Button size="xs" variant="default" onClick={() => act({ edit: 'forbid', ...of }, '/themes')}>
            {t('meaning.theme.edit.forbid')}
          </Button>
        </div>
        {edit.error !== null && <ProblemNote problem={edit.error} />}
        {undo.error !== null && <ProblemNote problem={undo.error} />}
      </div>
    </Panel>
  );
}
