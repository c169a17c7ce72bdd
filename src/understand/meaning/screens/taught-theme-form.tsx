import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DraftButton } from '../language-model/screens/draft.tsx';
import type { TaughtTheme } from '../teaching.contract.ts';
import css from './desk.module.css';

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A theme in words: its name, what belongs to it, rules that win, and typical phrases. */
export function TaughtThemeForm({
  theme,
  pending,
  onSave,
}: {
  theme: TaughtTheme;
  pending: boolean;
  onSave: (theme: TaughtTheme) => void;
}) {
  const { t } = useTranslation();
  const [name, setName] = useState(theme.name);
  const [definition, setDefinition] = useState(theme.definition);
  const [rules, setRules] = useState(theme.rules.join('\n'));
  const [seeds, setSeeds] = useState(theme.seeds.join('\n'));
  const save = (event: FormEvent) => {
    event.preventDefault();
    onSave({ ...theme, name: name.trim(), definition, rules: lines(rules), seeds: lines(seeds) });
  };
  return (
    <form className={css.form} onSubmit={save}>
      <TextInput
        required
        size="sm"
        label={t('meaning.theme.edit.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {theme.id !== '' && <DraftButton task="name" theme={theme.id} onUse={setName} />}
      <Textarea
        autosize
        minRows={2}
        label={t('meaning.taxonomy.definition')}
        value={definition}
        onChange={(event) => setDefinition(event.currentTarget.value)}
      />
      {theme.id !== '' && <DraftButton task="definition" theme={theme.id} onUse={setDefinition} />}
      <Textarea
        autosize
        minRows={2}
        label={t('meaning.taxonomy.rules')}
        description={t('meaning.taxonomy.rules.say')}
        value={rules}
        onChange={(event) => setRules(event.currentTarget.value)}
      />
      <Textarea
        autosize
        minRows={2}
        label={t('meaning.taxonomy.seeds')}
        value={seeds}
        onChange={(event) => setSeeds(event.currentTarget.value)}
      />
      <Button type="submit" loading={pending} disabled={name.trim() === ''}>
        {t('meaning.taxonomy.save')}
      </Button>
    </form>
  );
}
