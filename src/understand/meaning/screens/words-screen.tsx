import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useDo } from '../../../web/api.ts';
import { Page, Panel, ProblemNote, SkeletonPanel, Stack } from '../../../web/design.ts';
import { type CompanyWordsSaid, showCompanyWords, writeCompanyWords } from '../about.contract.ts';
import { listThemes } from '../themes.contract.ts';
import { MeaningPlaces } from './meaning-places.tsx';
import { OwnWords } from './own-words.tsx';

const listOf = (text: string) => [
  ...new Set(
    text
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word.length > 1),
  ),
];
const textOf = (words: readonly string[] | undefined) => (words ?? []).join(', ');

/** Only names that words were given for. */
const filled = (entries: readonly (readonly [string, string])[]): Record<string, string[]> =>
  Object.fromEntries(
    entries
      .map(([name, text]) => [name.trim(), listOf(text)] as const)
      .filter(([name, words]) => name !== '' && words.length > 0),
  );

/** The form over what was taught; its own copy until it is saved. */
function Form({
  words,
  steps,
}: {
  words: CompanyWordsSaid;
  steps: readonly { step: string; function: string }[];
}) {
  const { t } = useTranslation();
  const themes = useAnswer(listThemes, { query: {} }).data?.themes ?? [];
  const save = useDo(writeCompanyWords);
  const [bySteps, setSteps] = useState(
    () => new Map(steps.map(({ step }) => [step, textOf(words.steps[step])])),
  );
  const [things, setThings] = useState(() =>
    Object.entries(words.objects).map(([name, said]) => ({ name, said: textOf(said) })),
  );
  const [byThemes, setThemes] = useState(() => new Map(Object.entries(words.themes)));
  const rows = steps.map(({ step, function: owner }) => ({
    key: step,
    name: step,
    note: owner,
    said: bySteps.get(step) ?? '',
  }));
  const submit = () =>
    save.mutate({
      body: {
        steps: filled([...bySteps]),
        functions: words.functions,
        objects: filled(things.map(({ name, said }) => [name, said] as const)),
        themes: Object.fromEntries([...byThemes].filter(([, named]) => named.length > 0)),
      },
    });
  return (
    <Stack>
      <Panel title={t('meaning.words.steps')} head="serif">
        <OwnWords
          how={t('meaning.words.steps.how')}
          rows={rows}
          onSaid={(key, said) => setSteps((before) => new Map(before).set(key, said))}
        />
      </Panel>
      <Panel title={t('meaning.words.objects')} head="serif">
        <OwnWords
          how={t('meaning.words.objects.how')}
          rows={things.map(({ name, said }, i) => ({ key: String(i), name, said, note: '' }))}
          onSaid={(key, said) =>
            setThings(things.map((one, i) => (String(i) === key ? { ...one, said } : one)))
          }
          onName={(key, name) =>
            setThings(things.map((one, i) => (String(i) === key ? { ...one, name } : one)))
          }
        />
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => setThings([...things, { name: '', said: '' }])}
        >
          {t('meaning.words.add')}
        </Button>
      </Panel>
      {themes.length > 0 && (
        <Panel title={t('meaning.words.themes')} head="serif">
          <p>{t('meaning.words.themes.how')}</p>
          {themes.slice(0, 60).map(({ id, name }) => (
            <NativeSelect
              key={id}
              size="xs"
              label={name}
              value={byThemes.get(id)?.[0] ?? ''}
              onChange={(event) => {
                const step = event.currentTarget.value;
                setThemes((before) => new Map(before).set(id, step === '' ? [] : [step]));
              }}
              data={[
                { value: '', label: t('meaning.words.themes.none') },
                ...steps.map(({ step }) => ({ value: step, label: step })),
              ]}
            />
          ))}
        </Panel>
      )}
      {save.error !== null && <ProblemNote problem={save.error} />}
      <p role="status">{save.isSuccess && t('meaning.words.saved')}</p>
      <div>
        <Button onClick={submit} loading={save.isPending}>
          {t('meaning.words.save')}
        </Button>
      </div>
    </Stack>
  );
}

/** The company's own words for its steps and things: what only its customers say. */
export default function WordsScreen() {
  const { t } = useTranslation();
  const { data, error, refetch } = useAnswer(showCompanyWords, {});
  return (
    <Page title={t('meaning.words.title')} lead={t('meaning.words.lead')}>
      <MeaningPlaces here="words" />
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <SkeletonPanel lines={8} />}
      {data !== undefined && <Form words={data.words} steps={data.steps} />}
    </Page>
  );
}
