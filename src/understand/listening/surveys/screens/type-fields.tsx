import { Checkbox, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Question } from '../question.contract.ts';
import css from './builder.module.css';
import { ChoicesEditor } from './choices-editor.tsx';
import { FieldsEditor } from './fields-editor.tsx';
import { NumberField } from './number-field.tsx';
import { Pick } from './pick.tsx';
import { ScaleEditor } from './scale-editor.tsx';
import { TextsField } from './text-field.tsx';

interface Given {
  readonly question: Question;
  readonly set: (patch: object) => void;
}

/** What only some types of question have. */
export function TypeFields({ question, set }: Given) {
  const { t } = useTranslation();
  const name = (key: string) => t(`surveys.field.${key}`);
  const number = (
    key: 'least' | 'most' | 'top' | 'total' | 'decimals' | 'step' | 'minLength' | 'maxLength',
    whole = true,
  ) =>
    key in question && (
      <NumberField
        label={name(key)}
        value={(question as { readonly [K in typeof key]?: number })[key]}
        onNumber={(to) => set({ [key]: to })}
        whole={whole}
      />
    );
  const open = (key: Parameters<typeof number>[0], whole = true) => (
    <NumberField
      label={name(key)}
      value={(question as { readonly [K in typeof key]?: number })[key]}
      onNumber={(to) => set({ [key]: to })}
      whole={whole}
    />
  );
  const flag = (key: 'several' | 'long') => (
    <Checkbox
      size="sm"
      label={name(key)}
      checked={(question as { readonly [K in typeof key]?: boolean })[key] ?? false}
      onChange={(event) => set({ [key]: event.currentTarget.checked || undefined })}
    />
  );
  const shuffle = 'shuffle' in question || 'choices' in question || 'rows' in question;
  return (
    <>
      {'choices' in question && (
        <ChoicesEditor list="choices" choices={question.choices} onChoices={(choices) => set({ choices })} />
      )}
      {'rows' in question && (
        <ChoicesEditor list="rows" choices={question.rows} onChoices={(rows) => set({ rows })} />
      )}
      {'columns' in question && (
        <ChoicesEditor list="columns" choices={question.columns} onChoices={(columns) => set({ columns })} />
      )}
      {'low' in question && 'high' in question && <ScaleEditor question={question} set={set} />}
      {question.type === 'slider' && <ScaleEditor question={question} set={set} />}
      {'fields' in question && <FieldsEditor question={question} set={set} />}
      {(question.type === 'multiple' || question.type === 'picture') && (
        <div className={css.pair}>
          {open('least')}
          {open('most')}
        </div>
      )}
      {(question.type === 'picture' || question.type === 'matrix') && flag('several')}
      {question.type === 'ranking' && open('top')}
      {question.type === 'constant-sum' && number('total', false)}
      {(question.type === 'number' || question.type === 'slider') && (
        <div className={css.pair}>
          {open('least', false)}
          {open('most', false)}
          {question.type === 'number' ? open('decimals') : open('step', false)}
        </div>
      )}
      {(question.type === 'number' || question.type === 'slider' || question.type === 'constant-sum') && (
        <TextsField label={name('unit')} texts={question.unit} onTexts={(unit) => set({ unit })} />
      )}
      {question.type === 'text' && <WritingFields question={question} set={set} flag={flag('long')} />}
      {question.type === 'date' && (
        <div className={css.pair}>
          <Pick
            label={name('precision')}
            value={question.precision}
            words={['date', 'time', 'date-time']}
            prefix="precision"
            onPick={(precision) => set({ precision: precision ?? 'date' })}
          />
          {(['earliest', 'latest'] as const).map((key) => (
            <TextInput
              key={key}
              size="xs"
              label={name(key)}
              placeholder="2026-11-23"
              value={question[key] ?? ''}
              onChange={(event) => set({ [key]: event.currentTarget.value || undefined })}
            />
          ))}
        </div>
      )}
      {question.type === 'file' && (
        <div className={css.pair}>
          <NumberField label={name('files')} value={question.most} onNumber={(most) => set({ most })} />
          <NumberField
            label={name('mostBytes')}
            value={question.mostBytes / 1_000_000}
            whole={false}
            onNumber={(mb) => set({ mostBytes: Math.round((mb ?? 5) * 1_000_000) })}
          />
          <TextInput
            size="xs"
            key={question.code}
            label={name('types')}
            defaultValue={question.types.join(', ')}
            onBlur={(event) => {
              const types = event.currentTarget.value
                .split(',')
                .map((one) => one.trim())
                .filter((one) => /^[a-z]+\/[a-z0-9.+-]+$/.test(one));
              if (types.length > 0) set({ types });
            }}
          />
        </div>
      )}
      {(question.type === 'consent' || question.type === 'appointment') && (
        <TextsField
          required
          label={name('label')}
          texts={question.label}
          onTexts={(label) => set({ label })}
        />
      )}
      {question.type === 'consent' && (
        <TextInput
          size="sm"
          label={name('purpose')}
          value={question.purpose ?? ''}
          onChange={(event) => set({ purpose: event.currentTarget.value || undefined })}
        />
      )}
      {question.type === 'appointment' && (
        <TextInput
          size="sm"
          label={name('url')}
          value={question.url}
          onChange={(event) => set({ url: event.currentTarget.value })}
        />
      )}
      {shuffle && (
        <Pick
          label={name('shuffle')}
          value={'shuffle' in question ? question.shuffle : undefined}
          words={['random', 'flip', 'rotate']}
          none={t('surveys.shuffle.none')}
          prefix="shuffle"
          onPick={(to) => set({ shuffle: to })}
        />
      )}
    </>
  );
}

function WritingFields({
  question,
  set,
  flag,
}: {
  question: Question & { type: 'text' };
  set: Given['set'];
  flag: React.ReactNode;
}) {
  const { t } = useTranslation();
  const name = (key: string) => t(`surveys.field.${key}`);
  return (
    <>
      {flag}
      <div className={css.pair}>
        <NumberField
          label={name('minLength')}
          value={question.minLength}
          onNumber={(minLength) => set({ minLength })}
        />
        <NumberField
          label={name('maxLength')}
          value={question.maxLength}
          onNumber={(maxLength) => set({ maxLength })}
        />
        <Pick
          label={name('pattern')}
          value={question.pattern}
          words={['email', 'url', 'phone', 'digits', 'letters']}
          none={t('surveys.pattern.any')}
          prefix="pattern"
          onPick={(pattern) => set({ pattern })}
        />
        <TextInput
          size="xs"
          label={name('mask')}
          placeholder="AA-9999"
          value={question.mask ?? ''}
          onChange={(event) => set({ mask: event.currentTarget.value || undefined })}
        />
      </div>
      <TextsField
        label={name('placeholder')}
        texts={question.placeholder}
        onTexts={(placeholder) => set({ placeholder })}
      />
    </>
  );
}
